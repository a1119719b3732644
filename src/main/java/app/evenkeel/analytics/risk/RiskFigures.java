package app.evenkeel.analytics.risk;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.performance.ReturnSeries;

import java.util.List;
import java.util.Set;

/**
 * All figures of one series of returns, alone and beside a benchmark, each with its convention and
 * the size of its sample; computed when asked for.
 *
 * <p>A statistic needs {@link ReturnSeries#needed()} returns. What multiplies by the periods of a
 * year is left a period's where the series is shorter than a year, and says so; what is a return of
 * a year by its nature has no number there.
 */
public final class RiskFigures {
    private final RiskInputs alone;
    private final RiskInputs beside;

    private RiskFigures(RiskInputs alone, RiskInputs beside) {
        this.alone = alone;
        this.beside = beside;
    }

    /** The figures of a series alone; those beside a benchmark say that there is none. */
    public static RiskFigures of(ReturnSeries series, RiskOptions options) {
        RiskInputs alone = new RiskInputs(series, new double[0], options);
        return new RiskFigures(alone, alone);
    }

    /**
     * The figures of a series beside a benchmark.
     *
     * @param benchmark returns over the same periods, as many as the series has
     */
    public static RiskFigures of(ReturnSeries series, double[] benchmark, RiskOptions options) {
        return of(series, series, benchmark, options);
    }

    /**
     * The figures of a series, and of the part of it that there is a benchmark for.
     *
     * @param common returns over the periods that both have
     * @param benchmark returns over the same, as many as {@code common} has
     */
    public static RiskFigures of(
            ReturnSeries series, ReturnSeries common, double[] benchmark, RiskOptions options) {
        if (benchmark.length != common.size()) {
            throw new IllegalArgumentException(
                    common.size() + " returns and " + benchmark.length + " of the benchmark");
        }
        return new RiskFigures(
                new RiskInputs(series, new double[0], options),
                new RiskInputs(common, benchmark, options));
    }

    /** What can be asked for, in the order that it is shown in. */
    public static Set<Metric> metrics() {
        return RiskRules.ALL.keySet();
    }

    /** All of them, in the order of {@link #metrics()}. */
    public List<Figure> all() {
        return RiskRules.ALL.values().stream()
                .map(rule -> rule.figure(inputs(rule.metric())))
                .toList();
    }

    /**
     * One of them.
     *
     * @throws IllegalArgumentException for a metric that is not of a series of returns
     */
    public Figure of(Metric metric) {
        RiskRule rule = RiskRules.ALL.get(metric);
        if (rule == null) {
            throw new IllegalArgumentException("not a figure of returns: " + metric);
        }
        return rule.figure(inputs(rule.metric()));
    }

    /** How one of them was made. */
    public Explanation explain(Metric metric) {
        return new RiskExplanation(of(metric), inputs(metric)).explanation();
    }

    private RiskInputs inputs(Metric metric) {
        return metric.isRelative() ? beside : alone;
    }
}
