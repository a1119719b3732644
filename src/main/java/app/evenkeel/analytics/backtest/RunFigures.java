package app.evenkeel.analytics.backtest;

import app.evenkeel.analytics.figure.Figure;
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

/**
 * The figures of a run. Its returns are those of each bar but the first, money in at the start and
 * money out at the end; the first of them begins at the capital, so that the cost of the first
 * purchase counts.
 */
public final class RunFigures {
    private static final FlowTiming TIMING = FlowTiming.IN_AT_START_OUT_AT_END;

    private RunFigures() {}

    /**
     * All figures of a run: of its performance, of its risk and of its closed trades.
     *
     * @param capital that it began with
     * @param days epoch days of its bars
     * @param values at the close of each, after what came and went
     * @param flows of each
     * @param benchmark what the same money was worth in what it is compared with, one a bar; {@code
     *     null} for nothing
     * @param riskFree a year, as a fraction
     * @param trades in their order
     */
    public static List<Figure> of(
            double capital,
            long[] days,
            double[] values,
            double[] flows,
            double @Nullable [] benchmark,
            double riskFree,
            List<TradeLog.Line> trades) {
        ValuedDays period = valued(capital, days, values, flows);
        double[] returns = TimeWeightedReturn.daily(period, TIMING);
        List<Figure> figures = new ArrayList<>(new PerformanceFigures(period, TIMING).all());
        // Where everything was lost there are no returns after it.
        if (areAllKnown(returns)) {
            ReturnSeries series = ReturnSeries.of(period.days(), returns);
            double free = Math.pow(1 + riskFree, 1 / series.periodsPerYear()) - 1;
            RiskOptions options = new RiskOptions(free, free);
            double[] compared =
                    benchmark == null
                            ? new double[0]
                            : TimeWeightedReturn.daily(
                                    valued(capital, days, benchmark, flows), TIMING);
            RiskFigures risk =
                    benchmark == null || !areAllKnown(compared)
                            ? RiskFigures.of(series, options)
                            : RiskFigures.of(series, compared, options);
            figures.addAll(risk.all());
        }
        figures.addAll(RoundTrips.of(trades, days).figures());
        return figures;
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
