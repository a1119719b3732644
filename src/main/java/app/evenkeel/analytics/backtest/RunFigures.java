package app.evenkeel.analytics.backtest;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.performance.FlowTiming;
import app.evenkeel.analytics.performance.PerformanceFigures;
import app.evenkeel.analytics.performance.ReturnSeries;
import app.evenkeel.analytics.performance.TimeWeightedReturn;
import app.evenkeel.analytics.performance.ValuedDays;
import app.evenkeel.analytics.risk.RiskFigures;
import app.evenkeel.analytics.risk.RiskOptions;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The figures of a run. Its returns are those of each bar but the first, money in at the start and
 * money out at the end; the first of them begins at the capital, so that the cost of the first
 * purchase counts.
 */
public final class RunFigures {
    private static final FlowTiming TIMING = FlowTiming.IN_AT_START_OUT_AT_END;

    private final PerformanceFigures performance;

    /** {@code null} where everything was lost: there are no returns after it. */
    private final @Nullable RiskFigures risk;

    private final RoundTrips trips;
    private final List<String> assets;

    private RunFigures(
            PerformanceFigures performance,
            @Nullable RiskFigures risk,
            RoundTrips trips,
            List<String> assets) {
        this.performance = performance;
        this.risk = risk;
        this.trips = trips;
        this.assets = List.copyOf(assets);
    }

    /**
     * Reads a run.
     *
     * @param capital that it began with
     * @param days epoch days of its bars
     * @param values at the close of each, after what came and went
     * @param flows of each
     * @param benchmark what the same money was worth in what it is compared with, one a bar; {@code
     *     null} for nothing
     * @param riskFree a year, as a fraction
     * @param trades in their order
     * @param assets names of the assets of the trades
     */
    public static RunFigures of(
            double capital,
            long[] days,
            double[] values,
            double[] flows,
            double @Nullable [] benchmark,
            double riskFree,
            List<TradeLog.Line> trades,
            List<String> assets) {
        ValuedDays period = valued(capital, days, values, flows);
        double[] returns = TimeWeightedReturn.daily(period, TIMING);
        RiskFigures risk = null;
        if (areAllKnown(returns)) {
            ReturnSeries series = ReturnSeries.of(period.days(), returns);
            double free = Math.pow(1 + riskFree, 1 / series.periodsPerYear()) - 1;
            RiskOptions options = new RiskOptions(free, free);
            double[] compared =
                    benchmark == null
                            ? new double[0]
                            : TimeWeightedReturn.daily(
                                    valued(capital, days, benchmark, flows), TIMING);
            risk =
                    benchmark == null || !areAllKnown(compared)
                            ? RiskFigures.of(series, options)
                            : RiskFigures.of(series, compared, options);
        }
        return new RunFigures(
                new PerformanceFigures(period, TIMING), risk, RoundTrips.of(trades, days), assets);
    }

    /** All figures: of the performance, of the risk and of the closed trades. */
    public List<Figure> all() {
        List<Figure> figures = new ArrayList<>(performance.all());
        if (risk != null) {
            figures.addAll(risk.all());
        }
        figures.addAll(trips.statistics().figures());
        return figures;
    }

    /**
     * How one of them was made, with the days, the returns or the closed trades behind it.
     *
     * @throws IllegalArgumentException for a metric that is none of them
     */
    public Explanation explain(Metric metric) {
        Optional<Figure> ofPerformance = find(performance.all(), metric);
        if (ofPerformance.isPresent()) {
            return performance.explain(ofPerformance.get());
        }
        Optional<Figure> ofTrades = find(trips.statistics().figures(), metric);
        if (ofTrades.isPresent()) {
            return trips.explain(ofTrades.get(), assets);
        }
        if (risk == null) {
            throw new IllegalArgumentException("no figure of this run: " + metric);
        }
        return risk.explain(metric);
    }

    private static Optional<Figure> find(List<Figure> figures, Metric metric) {
        return figures.stream().filter(figure -> figure.metric() == metric).findFirst();
    }

    private static ValuedDays valued(double capital, long[] days, double[] values, double[] flows) {
        int size = days.length;
        return ValuedDays.ofNet(
                capital,
                Arrays.copyOfRange(days, 1, size),
                Arrays.copyOfRange(values, 1, size),
                Arrays.copyOfRange(flows, 1, size));
    }

    private static boolean areAllKnown(double[] returns) {
        return Arrays.stream(returns).noneMatch(Double::isNaN);
    }
}
