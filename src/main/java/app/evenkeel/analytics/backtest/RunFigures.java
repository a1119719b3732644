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
     * @param benchmark closes of what it is compared with, one a bar; {@code null} for nothing
     * @param riskFree a year, as a fraction
     */
    public static List<Figure> of(
            BacktestRun run, double capital, double @Nullable [] benchmark, double riskFree) {
        ValuedDays period = valued(run, capital);
        double[] returns = TimeWeightedReturn.daily(period, TIMING);
        List<Figure> figures = new ArrayList<>(new PerformanceFigures(period, TIMING).all());
        // Where everything was lost there are no returns after it.
        if (Arrays.stream(returns).noneMatch(Double::isNaN)) {
            ReturnSeries series = ReturnSeries.of(period.days(), returns);
            double free = Math.pow(1 + riskFree, 1 / series.periodsPerYear()) - 1;
            RiskOptions options = new RiskOptions(free, free);
            RiskFigures risk =
                    benchmark == null
                            ? RiskFigures.of(series, options)
                            : RiskFigures.of(series, changes(benchmark), options);
            figures.addAll(risk.all());
        }
        figures.addAll(RoundTrips.of(run.trades(), run.days()).figures());
        return figures;
    }

    private static ValuedDays valued(BacktestRun run, double capital) {
        int size = run.size();
        return ValuedDays.ofNet(
                capital,
                Arrays.copyOfRange(run.days(), 1, size),
                Arrays.copyOfRange(run.values(), 1, size),
                Arrays.copyOfRange(run.flows(), 1, size));
    }

    private static double[] changes(double[] closes) {
        double[] returns = new double[closes.length - 1];
        Arrays.setAll(returns, t -> closes[t + 1] / closes[t] - 1);
        return returns;
    }
}
