package app.evenkeel.bench;

import app.evenkeel.analytics.allocation.AllocationAnalyzer;
import app.evenkeel.analytics.allocation.TargetTree;
import app.evenkeel.analytics.rebalance.PlanInput;
import app.evenkeel.analytics.rebalance.PlanInput.AccountCash;
import app.evenkeel.analytics.rebalance.PlanInput.Candidate;
import app.evenkeel.analytics.rebalance.PlanInput.Slot;
import app.evenkeel.analytics.rebalance.PlanInput.TaxLot;
import app.evenkeel.analytics.rebalance.RebalancePlanner;
import app.evenkeel.domain.allocation.Allocation;
import app.evenkeel.domain.allocation.LotOrder;
import app.evenkeel.domain.allocation.PlanSettings;
import app.evenkeel.domain.allocation.Target;
import app.evenkeel.domain.allocation.TargetAllocation;
import app.evenkeel.domain.allocation.TaxSettings;
import app.evenkeel.domain.allocation.TradingCost;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.order.TradingRule;
import app.evenkeel.domain.plan.Plan;
import app.evenkeel.domain.plan.PlanPrice;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.portfolio.BandKind;
import app.evenkeel.domain.portfolio.Destination;
import app.evenkeel.domain.portfolio.PolicyFrequency;
import app.evenkeel.domain.portfolio.PortfolioId;
import app.evenkeel.domain.portfolio.RebalancePolicy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Drift and plans of many funds, the product and {@link PlanLoops} in turn; then one portfolio of a
 * hundred assets with lots, and a look at the bands of one. Argument: repetitions.
 */
final class PlansRun {
    private static final int FUNDS = 5_000;
    private static final int ASSETS = 50;
    private static final int LARGE = 100;
    private static final int LOTS = 8;
    private static final int SINGLES = 200;
    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);
    private static final Account ACCOUNT =
            new Account(new AccountId(1), "a", AccountKind.BROKER, "", "A");
    private static final RebalancePolicy POLICY =
            new RebalancePolicy(
                    PolicyFrequency.THRESHOLD_ONLY,
                    ZoneOffset.UTC,
                    RebalancePolicy.USUAL_TIME,
                    BandKind.RELATIVE,
                    new BigDecimal("0.05"),
                    Destination.TARGET);

    private PlansRun() {}

    static void main(String[] arguments) {
        int repetitions = Integer.parseInt(arguments[0]);
        GeneratedFunds funds = GeneratedFunds.of(FUNDS, ASSETS);
        List<PlanPrice> prices = prices(funds);
        List<PlanInput> inputs = new ArrayList<>();
        for (int f = 0; f < FUNDS; f++) {
            inputs.add(input(funds, prices, f, 0));
        }
        PlanLoops.Result loops = PlanLoops.plan(funds);
        PlanLoops.Result found = plan(inputs);
        for (int i = 0; i < repetitions; i++) {
            time("w5-loops", i, () -> PlanLoops.plan(funds).orders());
            time("w5", i, () -> plan(inputs).orders());
            time("w5-drift-loops", i, () -> outside(funds));
            time("w5-drift", i, () -> outside(inputs));
        }
        Stopwatch.print("w5-loops-outside", loops.outside());
        Stopwatch.print("w5-outside", found.outside());
        Stopwatch.print("w5-loops-orders", loops.orders());
        Stopwatch.print("w5-orders", found.orders());
        Stopwatch.print("w5-loops-turnover", loops.turnover().doubleValue());
        Stopwatch.print("w5-turnover", found.turnover().doubleValue());

        PlanInput large = large();
        for (int i = 0; i < repetitions; i++) {
            each("w5-large", i, () -> RebalancePlanner.plan(large, "").lines().size());
            each("w5-look", i, () -> drift(inputs.getFirst()).lines().size());
        }
    }

    /** The first portfolio that is outside its bands. */
    private static PlanInput large() {
        GeneratedFunds funds = GeneratedFunds.of(50, LARGE);
        int fund = 0;
        while (!PlanLoops.isOutside(funds, fund, PlanLoops.total(funds, fund))) {
            fund++;
        }
        return input(funds, prices(funds), fund, LOTS);
    }

    private static PlanLoops.Result plan(List<PlanInput> inputs) {
        int outside = 0;
        int orders = 0;
        BigDecimal turnover = BigDecimal.ZERO;
        for (PlanInput input : inputs) {
            if (isOutside(input)) {
                outside++;
                Plan plan = RebalancePlanner.plan(input, "");
                orders += plan.lines().size();
                turnover = turnover.add(Objects.requireNonNull(plan.estimate()).turnover());
            }
        }
        return new PlanLoops.Result(outside, orders, turnover);
    }

    private static int outside(List<PlanInput> inputs) {
        int outside = 0;
        for (PlanInput input : inputs) {
            outside += isOutside(input) ? 1 : 0;
        }
        return outside;
    }

    private static int outside(GeneratedFunds funds) {
        int outside = 0;
        for (int f = 0; f < FUNDS; f++) {
            outside += PlanLoops.isOutside(funds, f, PlanLoops.total(funds, f)) ? 1 : 0;
        }
        return outside;
    }

    /** What the product looks at after a tick: values, the tree of targets and every band. */
    private static boolean isOutside(PlanInput input) {
        List<Asset> assets = new ArrayList<>(input.candidates().size());
        List<BigDecimal> values = new ArrayList<>(input.candidates().size());
        value(input, assets, values);
        return AllocationAnalyzer.isOutside(
                TargetTree.of(input.targets(), assets, values),
                values,
                input.cash().getFirst().amount(),
                input.policy());
    }

    /** What it shows: every weight, how far it is off, its band and the classes of assets. */
    private static Allocation drift(PlanInput input) {
        List<Asset> assets = new ArrayList<>(input.candidates().size());
        List<BigDecimal> values = new ArrayList<>(input.candidates().size());
        value(input, assets, values);
        return AllocationAnalyzer.analyze(
                TargetTree.of(input.targets(), assets, values),
                assets,
                values,
                input.cash().getFirst().amount(),
                input.policy(),
                input.currency(),
                List.of());
    }

    private static void value(PlanInput input, List<Asset> assets, List<BigDecimal> values) {
        for (Candidate candidate : input.candidates()) {
            assets.add(candidate.price().asset());
            values.add(candidate.price().price().multiply(candidate.slots().getFirst().held()));
        }
    }

    /** One asset and price of each instrument, whatever funds hold it. */
    private static List<PlanPrice> prices(GeneratedFunds funds) {
        List<PlanPrice> prices = new ArrayList<>();
        for (BigDecimal price : funds.prices()) {
            int number = prices.size();
            String symbol = "S" + number;
            Asset asset =
                    new Asset(
                            new AssetId(number + 1),
                            symbol,
                            AssetKind.EQUITY,
                            symbol,
                            "",
                            CurrencyCode.USD,
                            "",
                            1,
                            true);
            prices.add(new PlanPrice(asset, price, null, null, 0));
        }
        return prices;
    }

    private static PlanInput input(
            GeneratedFunds funds, List<PlanPrice> prices, int fund, int lots) {
        List<Candidate> candidates = new ArrayList<>();
        List<Target> targets = new ArrayList<>();
        for (int a = 0; a < funds.weights()[fund].length; a++) {
            PlanPrice price = prices.get(funds.instruments()[fund][a]);
            BigDecimal held = BigDecimal.valueOf(funds.held()[fund][a]);
            candidates.add(
                    new Candidate(
                            price,
                            List.of(
                                    new Slot(
                                            ACCOUNT,
                                            held,
                                            true,
                                            TradingRule.WHOLE,
                                            TradingCost.NONE,
                                            0,
                                            lots(held, price.price(), lots)))));
            targets.add(new Target.OfAsset(price.asset().id(), funds.weights()[fund][a]));
        }
        targets.add(new Target.OfClass(AssetKind.CASH, GeneratedFunds.CASH_WEIGHT, List.of()));
        PlanSettings settings =
                lots == 0
                        ? PlanSettings.USUAL
                        : PlanSettings.USUAL.withTax(
                                new TaxSettings(
                                        new BigDecimal("0.4"),
                                        new BigDecimal("0.2"),
                                        365,
                                        LotOrder.LEAST_TAX,
                                        Set.of(),
                                        30));
        return new PlanInput(
                new PortfolioId(fund + 1),
                CurrencyCode.USD,
                POLICY,
                new TargetAllocation(targets),
                settings,
                PlanRequest.FULL,
                Instant.EPOCH,
                DAY,
                candidates,
                List.of(new AccountCash(ACCOUNT, funds.cash()[fund], true)));
    }

    private static List<TaxLot> lots(BigDecimal held, BigDecimal price, int count) {
        List<TaxLot> lots = new ArrayList<>();
        BigDecimal left = held;
        for (int i = 0; i < count && left.signum() > 0; i++) {
            BigDecimal part =
                    i == count - 1
                            ? left
                            : held.divideToIntegralValue(BigDecimal.valueOf(count))
                                    .max(BigDecimal.ONE)
                                    .min(left);
            lots.add(
                    new TaxLot(
                            "",
                            DAY.minusDays(60L + 97L * i),
                            part,
                            price.multiply(BigDecimal.valueOf(70 + 9L * i, 2))));
            left = left.subtract(part);
        }
        return lots;
    }

    private interface Work {
        int run();
    }

    private static void time(String name, int round, Work work) {
        Stopwatch watch = new Stopwatch();
        int result = work.run();
        watch.print(name + "-" + round);
        if (result < 0) {
            throw new IllegalStateException("no result: " + name);
        }
    }

    /** The mean of many runs, which one alone is too short for. */
    private static void each(String name, int round, Work work) {
        Stopwatch watch = new Stopwatch();
        int result = 0;
        for (int i = 0; i < SINGLES; i++) {
            result += work.run();
        }
        Stopwatch.print(name + "-" + round, watch.seconds() / SINGLES);
        Stopwatch.print(
                name + "-" + round + Stopwatch.PROCESSOR, watch.processorSeconds() / SINGLES);
        if (result <= 0) {
            throw new IllegalStateException("no result: " + name);
        }
    }
}
