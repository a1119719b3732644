package app.evenkeel.portfolio.backtest;

import app.evenkeel.analytics.backtest.Dealing;
import app.evenkeel.analytics.backtest.Execution;
import app.evenkeel.analytics.backtest.Frequency;
import app.evenkeel.analytics.backtest.Tax;
import app.evenkeel.analytics.backtest.Terms;
import app.evenkeel.analytics.backtest.strategy.Setting;
import app.evenkeel.analytics.backtest.strategy.Settings;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.RebalancePolicy;
import app.evenkeel.domain.portfolio.Snapshot;
import app.evenkeel.domain.portfolio.ValueSeries;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.ValuationService;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fills in a backtest from a portfolio: what it holds now, in the weights that it has, brought back
 * by its policy; from the day on which it was first worth something, with its own contributions and
 * withdrawals on their days.
 */
final class PortfolioPrefill {
    /** A fee that most brokers and exchanges are not far from, so that trading is never free. */
    private static final double USUAL_FEE = 0.001;

    private final ValuationService valuation;
    private final StorePrices prices;

    PortfolioPrefill(ValuationService valuation, StorePrices prices) {
        this.valuation = valuation;
        this.prices = prices;
    }

    /**
     * The configuration.
     *
     * @throws EvenkeelException if the portfolio holds nothing that has prices
     */
    BacktestConfig config(Portfolio portfolio, LocalDate today) {
        Map<String, Double> weights = weights(portfolio, today);
        List<ValueSeries.Day> days = valuedDays(portfolio, today);
        if (weights.isEmpty() || days.isEmpty()) {
            throw new EvenkeelException(Problem.of(ProblemCode.NO_PRICES, portfolio.name()));
        }
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
                today,
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

    /** The weight of each holding but cash, which stays cash. */
    private Map<String, Double> weights(Portfolio portfolio, LocalDate today) {
        Snapshot snapshot = valuation.snapshot(today, portfolio.baseCurrency(), portfolio.scope());
        BigDecimal total = snapshot.total();
        Map<String, Double> weights = new TreeMap<>();
        if (total == null || total.signum() <= 0) {
            return weights;
        }
        Map<String, Asset> names = prices.names();
        for (Snapshot.AssetLine line : snapshot.byAsset()) {
            BigDecimal value = line.value();
            AssetId id = line.asset().id();
            if (value == null
                    || value.signum() <= 0
                    || line.asset().kind() == AssetKind.CASH
                    || valuation.priceHistory(id).isEmpty()) {
                continue;
            }
            double weight = value.divide(total, MathContext.DECIMAL64).doubleValue();
            names.forEach((name, asset) -> {
                if (asset.id().equals(id)) {
                    weights.put(name, weight);
                }
            });
        }
        // Debt, such as a margin loan, is below the total: what is held is then all there is.
        double sum = Math.max(1, weights.values().stream().mapToDouble(Double::doubleValue).sum());
        weights.replaceAll((_, weight) -> legible(weight / sum));
        weights.values().removeIf(weight -> weight == 0);
        return weights;
    }

    /** Down to a hundredth of a percent, so that the sum is never above all there is. */
    private static double legible(double weight) {
        return BigDecimal.valueOf(weight).setScale(4, RoundingMode.DOWN).doubleValue();
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
