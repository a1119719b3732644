package app.evenkeel.portfolio.backtest;

import app.evenkeel.analytics.allocation.TargetTree;
import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Dealing;
import app.evenkeel.analytics.backtest.Execution;
import app.evenkeel.analytics.backtest.Frequency;
import app.evenkeel.analytics.backtest.Tax;
import app.evenkeel.analytics.backtest.Terms;
import app.evenkeel.analytics.backtest.strategy.Setting;
import app.evenkeel.analytics.backtest.strategy.Settings;
import app.evenkeel.domain.allocation.TargetAllocation;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.RebalancePolicy;
import app.evenkeel.domain.portfolio.Snapshot;
import app.evenkeel.domain.portfolio.ValueSeries;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.ValuationService;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fills in a backtest from a portfolio: its targets, or where it has none what it holds now in the
 * weights that it has, brought back by its policy; from the first day on which it was worth
 * something and all that is tested has prices, with what it was worth then and its own
 * contributions and withdrawals after. A class that its targets do not divide has the shares within
 * it that the holdings have now.
 */
final class PortfolioPrefill {
    /** A fee that most brokers and exchanges are not far from, so that trading is never free. */
    private static final double USUAL_FEE = 0.001;

    private final Session session;
    private final ValuationService valuation;
    private final StorePrices prices;

    /**
     * Weights by asset, and where they come from.
     *
     * @param empty weight of classes of which nothing is held
     */
    private record Weighed(
            Map<AssetId, BigDecimal> byAsset, BigDecimal empty, Prefilled.Weights source) {}

    PortfolioPrefill(Session session, ValuationService valuation, StorePrices prices) {
        this.session = session;
        this.valuation = valuation;
        this.prices = prices;
    }

    /**
     * The configuration.
     *
     * @throws EvenkeelException if the portfolio holds nothing that has prices
     */
    Prefilled config(Portfolio portfolio, LocalDate today) {
        Weighed weighed = weighed(portfolio, today);
        Map<String, Double> weights = new TreeMap<>();
        BigDecimal unpriced = weighed.empty().add(named(weighed.byAsset(), weights));
        List<ValueSeries.Day> days = valuedDays(portfolio, today);
        if (weights.isEmpty() || days.isEmpty()) {
            throw new EvenkeelException(Problem.of(ProblemCode.NO_PRICES, portfolio.name()));
        }
        BacktestConfig whole = config(portfolio, weights, days);
        int first = firstTradable(days, prices.bars(whole, portfolio.baseCurrency()).bars());
        BacktestConfig config =
                first == 0 ? whole : config(portfolio, weights, days.subList(first, days.size()));
        return new Prefilled(config, weighed.source(), unpriced.doubleValue());
    }

    /** Index of the first day of some value on which a test can begin; 0 if there is none. */
    private static int firstTradable(List<ValueSeries.Day> days, Bars bars) {
        for (int i = 0; i < days.size(); i++) {
            LocalDate day = days.get(i).date();
            int bar = bars.onOrAfter(day);
            if (value(days.get(i)) > 0
                    && bar < bars.size()
                    && bars.fullFrom(bar) == bar
                    && bars.day(bar).equals(day)) {
                return i;
            }
        }
        return 0;
    }

    /** From the first of some days to the last, with what flowed after the first. */
    private BacktestConfig config(
            Portfolio portfolio, Map<String, Double> weights, List<ValueSeries.Day> days) {
        List<BacktestConfig.DatedFlow> flows = new ArrayList<>();
        for (ValueSeries.Day day : days.subList(1, days.size())) {
            if (day.flow().signum() != 0) {
                flows.add(new BacktestConfig.DatedFlow(day.date(), day.flow().doubleValue()));
            }
        }
        ValueSeries.Day first = days.getFirst();
        return new BacktestConfig(
                portfolio.baseCurrency(),
                value(first),
                first.date(),
                days.getLast().date(),
                BacktestConfig.History.AVAILABLE,
                List.copyOf(weights.keySet()),
                Execution.NEXT_PRICE,
                Dealing.at(USUAL_FEE),
                List.of(),
                Terms.Interest.NONE,
                List.of(),
                flows,
                List.of(),
                Tax.NONE,
                List.of(
                        new BacktestConfig.Part(
                                1, "target-allocation", policy(portfolio, weights))),
                Frequency.YEARLY,
                benchmark(portfolio),
                0);
    }

    /** From the first day on which the portfolio was worth something. */
    List<ValueSeries.Day> valuedDays(Portfolio portfolio, LocalDate today) {
        List<ValueSeries.Day> days =
                valuation.series(today, portfolio.baseCurrency(), portfolio.scope()).days();
        int first = 0;
        while (first < days.size() && !(value(days.get(first)) > 0)) {
            first++;
        }
        return days.subList(first, days.size());
    }

    static double value(ValueSeries.Day day) {
        BigDecimal value = day.value();
        return value == null ? Double.NaN : value.doubleValue();
    }

    private Weighed weighed(Portfolio portfolio, LocalDate today) {
        Snapshot snapshot = valuation.snapshot(today, portfolio.baseCurrency(), portfolio.scope());
        Map<AssetId, BigDecimal> held = new TreeMap<>();
        for (Snapshot.AssetLine line : snapshot.byAsset()) {
            BigDecimal value = line.value();
            if (value != null && value.signum() > 0 && !line.asset().isCash()) {
                held.put(line.asset().id(), value);
            }
        }
        TargetAllocation targets =
                session.stores()
                        .database()
                        .read(tx ->
                                session.stores()
                                        .targets()
                                        .find(tx, session.caller(), portfolio.id()));
        return targets.isEmpty() ? ofHoldings(held, snapshot.total()) : ofTargets(targets, held);
    }

    /** The weight of each holding; cash stays cash. */
    private static Weighed ofHoldings(Map<AssetId, BigDecimal> held, @Nullable BigDecimal total) {
        Map<AssetId, BigDecimal> weights = new TreeMap<>();
        Weighed weighed = new Weighed(weights, BigDecimal.ZERO, Prefilled.Weights.HOLDINGS);
        if (total == null || total.signum() <= 0) {
            return weighed;
        }
        // Debt, such as a margin loan, is below the total: what is held is then all there is.
        BigDecimal whole =
                held.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).max(total);
        held.forEach((id, value) -> weights.put(id, value.divide(whole, MathContext.DECIMAL64)));
        return weighed;
    }

    private Weighed ofTargets(TargetAllocation targets, Map<AssetId, BigDecimal> held) {
        List<Asset> assets =
                valuation.assets().values().stream().filter(asset -> !asset.isCash()).toList();
        List<BigDecimal> values =
                assets.stream()
                        .map(asset -> held.getOrDefault(asset.id(), BigDecimal.ZERO))
                        .toList();
        TargetTree tree = TargetTree.of(targets, assets, values);
        Map<AssetId, BigDecimal> weights = new TreeMap<>();
        BigDecimal empty = BigDecimal.ZERO;
        for (int i = 0; i < tree.size(); i++) {
            if (tree.asset(i) != TargetTree.NONE && tree.weight(i) > 0) {
                weights.put(assets.get(tree.asset(i)).id(), tree.fraction(i));
            } else if (tree.isOpenClass(i) && tree.isLeaf(i)) {
                empty = empty.add(tree.fraction(i));
            }
        }
        return new Weighed(weights, empty, Prefilled.Weights.TARGETS);
    }

    /**
     * Fills in the weights of what has prices, under the names that a configuration has for them.
     *
     * @return the sum of the others
     */
    private BigDecimal named(Map<AssetId, BigDecimal> weights, Map<String, Double> byName) {
        Map<AssetId, String> names = new HashMap<>();
        prices.names().forEach((name, asset) -> names.put(asset.id(), name));
        BigDecimal unpriced = BigDecimal.ZERO;
        for (Map.Entry<AssetId, BigDecimal> weight : weights.entrySet()) {
            String name = names.get(weight.getKey());
            double share = legible(weight.getValue());
            if (name == null || valuation.priceHistory(weight.getKey()).isEmpty()) {
                unpriced = unpriced.add(weight.getValue());
            } else if (share > 0) {
                byName.put(name, share);
            }
        }
        return unpriced;
    }

    /** Down to a hundredth of a percent, so that the sum is never above all there is. */
    private static double legible(BigDecimal weight) {
        return weight.setScale(4, RoundingMode.DOWN).doubleValue();
    }

    private static Settings policy(Portfolio portfolio, Map<String, Double> weights) {
        RebalancePolicy policy = portfolio.policy();
        Frequency every =
                switch (policy.frequency()) {
                    case DAILY, THRESHOLD_ONLY -> Frequency.DAILY;
                    case WEEKLY -> Frequency.WEEKLY;
                    case MONTHLY -> Frequency.MONTHLY;
                    case QUARTERLY -> Frequency.QUARTERLY;
                };
        return Settings.of(
                Map.of(
                        "weights", Setting.Weights.of(weights),
                        "every", word(every),
                        "band", word(policy.bandKind()),
                        "threshold", new Setting.Amount(policy.threshold().doubleValue()),
                        "destination", word(policy.destination())));
    }

    private static Setting word(Enum<?> constant) {
        return new Setting.Word(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** The benchmark where it is a single asset. */
    private String benchmark(Portfolio portfolio) {
        if (portfolio.benchmark().parts().size() != 1) {
            return "";
        }
        return prices.names().entrySet().stream()
                .filter(entry ->
                        entry.getValue()
                                .id()
                                .equals(portfolio.benchmark().parts().getFirst().asset()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }
}
