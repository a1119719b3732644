package app.evenkeel.analytics.backtest;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.performance.FlowTiming;
import app.evenkeel.analytics.performance.ReturnSeries;
import app.evenkeel.analytics.performance.TimeWeightedReturn;
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
    private RunFigures() {}

    /** Daily returns of a run, one fewer than it has bars. */
    public static ReturnSeries returns(BacktestRun run, double capital) {
        double[] values = run.values();
        double[] flows = run.flows();
        long[] days = run.days();
        double[] in = Arrays.stream(flows).map(flow -> Math.max(0, flow)).toArray();
        double[] out = Arrays.stream(flows).map(flow -> Math.max(0, -flow)).toArray();
        values[0] = capital;
        in[0] = capital;
        double[] daily =
                TimeWeightedReturn.daily(values, in, out, FlowTiming.IN_AT_START_OUT_AT_END);
        return ReturnSeries.of(
                Arrays.copyOfRange(days, 1, days.length),
                Arrays.copyOfRange(daily, 1, daily.length));
    }

    /**
     * All figures of a run.
     *
     * @param benchmark closes of what it is compared with, one a bar; {@code null} for nothing
     * @param riskFree a year, as a fraction
     */
    public static List<Figure> of(
            BacktestRun run, double capital, double @Nullable [] benchmark, double riskFree) {
        ReturnSeries series = returns(run, capital);
        List<Figure> figures = new ArrayList<>();
        if (Arrays.stream(series.returns()).noneMatch(Double::isNaN)) {
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

    private static double[] changes(double[] closes) {
        double[] returns = new double[closes.length - 1];
        Arrays.setAll(returns, t -> closes[t + 1] / closes[t] - 1);
        return returns;
    }
}
