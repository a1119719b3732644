package app.evenkeel.execution.simulation;

import app.evenkeel.analytics.rebalance.PlanInput;
import app.evenkeel.analytics.rebalance.PlanInput.AccountCash;
import app.evenkeel.analytics.rebalance.PlanInput.Candidate;
import app.evenkeel.analytics.rebalance.PlanInput.Slot;
import app.evenkeel.analytics.rebalance.RebalancePlanner;
import app.evenkeel.domain.allocation.PlanSettings;
import app.evenkeel.domain.allocation.Target;
import app.evenkeel.domain.allocation.TargetAllocation;
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
import app.evenkeel.exchange.LoopbackExchange;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Plans by the program's own planner for one account with coins and euros. */
final class SimulatedPlans {
    private static final RebalancePolicy POLICY =
            new RebalancePolicy(
                    PolicyFrequency.DAILY,
                    ZoneOffset.UTC,
                    RebalancePolicy.USUAL_TIME,
                    BandKind.ABSOLUTE,
                    new BigDecimal("0.05"),
                    Destination.TARGET);

    /** What the exchange takes, and half of what lies between its offers. */
    private static final TradingCost COST =
            new TradingCost(BigDecimal.ZERO, LoopbackExchange.FEE, new BigDecimal("0.0005"));

    private final Account account;
    private final List<Asset> coins = new ArrayList<>();

    SimulatedPlans(AccountId account, List<String> symbols) {
        this.account = new Account(account, "X", AccountKind.EXCHANGE, "X", "X");
        for (String symbol : symbols) {
            coins.add(
                    new Asset(
                            new AssetId(coins.size() + 1),
                            symbol,
                            AssetKind.CRYPTO,
                            symbol,
                            "",
                            CurrencyCode.EUR,
                            "",
                            1,
                            true));
        }
    }

    /**
     * @param percents of each coin; cash is the rest
     * @param prices of each coin in euro
     */
    Plan plan(
            List<Integer> percents,
            Map<String, BigDecimal> prices,
            Map<String, BigDecimal> held,
            Instant now) {
        List<Target> targets = new ArrayList<>();
        List<Candidate> candidates = new ArrayList<>();
        int cash = 100;
        for (int i = 0; i < coins.size(); i++) {
            Asset coin = coins.get(i);
            int percent = percents.get(i);
            cash -= percent;
            targets.add(new Target.OfAsset(coin.id(), BigDecimal.valueOf(percent, 2)));
            candidates.add(
                    new Candidate(
                            new PlanPrice(coin, price(prices, coin), null, null, 0),
                            List.of(
                                    new Slot(
                                            account,
                                            held.getOrDefault(coin.symbol(), BigDecimal.ZERO),
                                            true,
                                            TradingRule.COIN,
                                            COST,
                                            0,
                                            List.of()))));
        }
        targets.add(new Target.OfClass(AssetKind.CASH, BigDecimal.valueOf(cash, 2), List.of()));
        return RebalancePlanner.plan(
                new PlanInput(
                        new PortfolioId(1),
                        CurrencyCode.EUR,
                        POLICY,
                        new TargetAllocation(targets),
                        PlanSettings.USUAL,
                        PlanRequest.FULL,
                        now,
                        LocalDate.ofInstant(now, ZoneOffset.UTC),
                        candidates,
                        List.of(
                                new AccountCash(
                                        account, held.getOrDefault("EUR", BigDecimal.ZERO), true))),
                "");
    }

    private static BigDecimal price(Map<String, BigDecimal> prices, Asset coin) {
        return Objects.requireNonNull(prices.get(coin.symbol()));
    }
}
