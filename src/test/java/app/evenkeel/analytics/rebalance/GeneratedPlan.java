package app.evenkeel.analytics.rebalance;

import app.evenkeel.analytics.rebalance.PlanInput.AccountCash;
import app.evenkeel.analytics.rebalance.PlanInput.Candidate;
import app.evenkeel.analytics.rebalance.PlanInput.Slot;
import app.evenkeel.analytics.rebalance.PlanInput.TaxLot;
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
import app.evenkeel.domain.plan.PlanPrice;
import app.evenkeel.domain.plan.PlanRequest;
import app.evenkeel.domain.portfolio.BandKind;
import app.evenkeel.domain.portfolio.Destination;
import app.evenkeel.domain.portfolio.PolicyFrequency;
import app.evenkeel.domain.portfolio.PortfolioId;
import app.evenkeel.domain.portfolio.RebalancePolicy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Any portfolio with any policy, made from a seed. */
final class GeneratedPlan {
    private static final AssetKind[] KINDS = {
        AssetKind.EQUITY, AssetKind.ETF, AssetKind.CRYPTO, AssetKind.FUND
    };
    private static final BigDecimal LARGE_LOT = new BigDecimal(5000);
    private static final String[] STEPS = {"1", "1", "0.01", "0.00000001", "100"};

    private final Random random;
    private final int mostAccounts;

    private GeneratedPlan(long seed, int mostAccounts) {
        // Neighbouring seeds of Random begin alike.
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        this.mostAccounts = mostAccounts;
    }

    static PlanInput of(long seed) {
        return new GeneratedPlan(seed, 3).input();
    }

    static PlanInput inOneAccount(long seed) {
        return new GeneratedPlan(seed, 1).input();
    }

    private PlanInput input() {
        int count = 1 + random.nextInt(12);
        List<Account> accounts = new ArrayList<>();
        int places = 1 + random.nextInt(mostAccounts);
        for (int i = 0; i < places; i++) {
            accounts.add(
                    new Account(new AccountId(i + 1), "a" + i, AccountKind.BROKER, "", "A" + i));
        }
        boolean hasCosts = random.nextBoolean();
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            candidates.add(candidate(i, accounts, hasCosts));
        }
        List<AccountCash> cash = new ArrayList<>();
        for (Account account : accounts) {
            BigDecimal amount = random.nextInt(10) == 0 ? amount(3000).negate() : amount(20_000);
            cash.add(new AccountCash(account, amount, random.nextInt(8) != 0));
        }
        return new PlanInput(
                new PortfolioId(1),
                CurrencyCode.USD,
                new RebalancePolicy(
                        PolicyFrequency.THRESHOLD_ONLY,
                        ZoneOffset.UTC,
                        RebalancePolicy.USUAL_TIME,
                        pick(BandKind.values()),
                        BigDecimal.valueOf(random.nextInt(4) == 0 ? 0 : random.nextInt(120), 3),
                        pick(Destination.values())),
                targets(candidates),
                settings(places),
                request(),
                Instant.EPOCH,
                PlanBuilder.DAY,
                candidates,
                cash);
    }

    private Candidate candidate(int index, List<Account> accounts, boolean hasCosts) {
        AssetKind kind = pick(KINDS);
        String symbol = "S" + index;
        Asset asset =
                new Asset(
                        new AssetId(index + 1),
                        symbol,
                        kind,
                        symbol,
                        "",
                        CurrencyCode.USD,
                        "",
                        1,
                        true);
        BigDecimal price = price();
        BigDecimal step = new BigDecimal(pick(STEPS));
        // Very large lots in one account only: over several, a plan cannot always come to rest.
        if (mostAccounts > 1 && step.multiply(price).compareTo(LARGE_LOT) > 0) {
            step = new BigDecimal("0.01");
        }
        List<Slot> slots = new ArrayList<>();
        for (Account account : accounts) {
            if (slots.isEmpty() || random.nextBoolean()) {
                slots.add(slot(account, price, step, hasCosts));
            }
        }
        return new Candidate(new PlanPrice(asset, price, null, null, 0), slots);
    }

    private BigDecimal price() {
        int digits = random.nextInt(6);
        long mantissa = 1L + random.nextInt(9999);
        return BigDecimal.valueOf(mantissa, Math.max(0, digits));
    }

    private Slot slot(Account account, BigDecimal price, BigDecimal step, boolean hasCosts) {
        BigDecimal worth = random.nextInt(5) == 0 ? BigDecimal.ZERO : amount(50_000);
        BigDecimal held =
                worth.divide(price, 0, RoundingMode.DOWN)
                        .divideToIntegralValue(step)
                        .multiply(step)
                        .add(random.nextInt(6) == 0 ? step.movePointLeft(1) : BigDecimal.ZERO);
        TradingRule rule =
                new TradingRule(
                        step,
                        random.nextInt(6) == 0 ? step.multiply(BigDecimal.TEN) : BigDecimal.ZERO,
                        random.nextInt(6) == 0 ? amount(500) : BigDecimal.ZERO);
        TradingCost cost =
                hasCosts
                        ? new TradingCost(
                                BigDecimal.valueOf(random.nextInt(3) == 0 ? 99 : 0, 2),
                                BigDecimal.valueOf(random.nextInt(60), 4),
                                BigDecimal.valueOf(random.nextInt(20), 4))
                        : TradingCost.NONE;
        return new Slot(
                account,
                held,
                random.nextInt(10) != 0,
                rule,
                cost,
                random.nextInt(2),
                lots(held, price));
    }

    private List<TaxLot> lots(BigDecimal held, BigDecimal price) {
        List<TaxLot> lots = new ArrayList<>();
        BigDecimal left = held;
        while (left.signum() > 0 && lots.size() < 4) {
            BigDecimal part =
                    lots.size() == 3
                            ? left
                            : left.divide(BigDecimal.valueOf(2), 9, RoundingMode.DOWN)
                                    .max(left.min(BigDecimal.ONE));
            BigDecimal factor = BigDecimal.valueOf(50 + random.nextInt(100), 2);
            lots.add(
                    new TaxLot(
                            random.nextInt(4) == 0 ? "exempt" : "taxed",
                            PlanBuilder.DAY.minusDays(random.nextInt(900)),
                            part,
                            random.nextInt(12) == 0 ? null : price.multiply(factor)));
            left = left.subtract(part);
        }
        return lots;
    }

    private TargetAllocation targets(List<Candidate> candidates) {
        List<Target> top = new ArrayList<>();
        List<Candidate> left = new ArrayList<>(candidates);
        int cashPercent = random.nextBoolean() ? random.nextInt(30) : 0;
        boolean isNested = candidates.size() > 3 && random.nextInt(3) == 0;
        if (isNested) {
            List<Target> inside = new ArrayList<>();
            List<Candidate> members = left.subList(0, 2 + random.nextInt(left.size() - 2));
            int[] weights = split(100, members.size());
            for (int i = 0; i < weights.length; i++) {
                inside.add(asset(members.get(i), weights[i]));
            }
            top.add(new Target.OfGroup("G", BigDecimal.ZERO, inside));
            members.clear();
        } else if (random.nextInt(4) == 0) {
            AssetKind kind = left.getFirst().price().asset().kind();
            left.removeIf(each -> each.price().asset().kind() == kind);
            top.add(new Target.OfClass(kind, BigDecimal.ZERO, List.of()));
        }
        for (Candidate each : left) {
            top.add(asset(each, 0));
        }
        int[] weights = split(100 - cashPercent, top.size());
        List<Target> weighted = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            BigDecimal weight = BigDecimal.valueOf(weights[i], 2);
            weighted.add(
                    switch (top.get(i)) {
                        case Target.OfAsset one -> new Target.OfAsset(one.asset(), weight);
                        case Target.OfClass all ->
                                new Target.OfClass(all.kind(), weight, all.inside());
                        case Target.OfGroup group ->
                                new Target.OfGroup(group.name(), weight, group.inside());
                    });
        }
        if (cashPercent > 0) {
            weighted.add(
                    new Target.OfClass(
                            AssetKind.CASH, BigDecimal.valueOf(cashPercent, 2), List.of()));
        }
        return new TargetAllocation(weighted);
    }

    private static Target asset(Candidate candidate, int percent) {
        return new Target.OfAsset(candidate.price().asset().id(), BigDecimal.valueOf(percent, 2));
    }

    private int[] split(int whole, int parts) {
        int[] weights = new int[parts];
        for (int i = 0; i < whole; i++) {
            weights[random.nextInt(parts)]++;
        }
        return weights;
    }

    private PlanSettings settings(int accounts) {
        return new PlanSettings(
                random.nextInt(3) == 0 ? amount(1000) : BigDecimal.ZERO,
                accounts == 1 && random.nextInt(4) == 0 ? amount(2000) : BigDecimal.ZERO,
                Map.of(),
                Map.of(),
                new TaxSettings(
                        new BigDecimal("0.4"),
                        new BigDecimal("0.2"),
                        365,
                        pick(LotOrder.values()),
                        Set.of("exempt"),
                        30),
                TradingCost.NONE,
                Map.of(),
                Map.of(),
                random.nextInt(6) == 0 ? BigDecimal.valueOf(random.nextInt(200), 2) : null,
                null);
    }

    private PlanRequest request() {
        PlanRequest request =
                PlanRequest.of(
                        random.nextInt(3) == 0 ? PlanRequest.Mode.BUY_ONLY : PlanRequest.Mode.FULL);
        return switch (random.nextInt(4)) {
            case 0 -> request.withDeposit(amount(10_000));
            case 1 -> request.withWithdrawal(amount(10_000));
            default -> request;
        };
    }

    private BigDecimal amount(int below) {
        return BigDecimal.valueOf(random.nextInt(below * 100), 2);
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
