package app.evenkeel.analytics.performance;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.figure.Phrase;

import java.util.List;

/**
 * Time-weighted, money-weighted and simple return of one period of daily values with cash flows,
 * with their conventions. They answer different questions: how what was held did; how the
 * investor's money did, with its timing; what was gained.
 *
 * <p>What spans less than a year from the first money at work on is not annualised, however long
 * the period is: the money-weighted rate is then that of the whole time, (1 + ρ)^(days/365) − 1
 * over the days from the first flow to the end.
 */
public final class PerformanceFigures {
    private static final int YEAR = 365;

    private final ValuedDays period;
    private final FlowTiming timing;
    private final FlowTable flows;

    public PerformanceFigures(ValuedDays period, FlowTiming timing) {
        this.period = period;
        this.timing = timing;
        this.flows = FlowTable.of(period);
    }

    /** All of them: time-weighted first. */
    public List<Figure> all() {
        return List.of(
                timeWeighted(),
                annualisedTimeWeighted(),
                moneyWeighted(),
                modifiedDietz(),
                simpleReturn(),
                simpleGain());
    }

    /** ∏((V + out) / (V₋₁ + in)) − 1 and the like, as the timing says. */
    public Figure timeWeighted() {
        TimeWeightedReturn linked = linked();
        return Figure.of(Metric.TIME_WEIGHTED_RETURN, linked.total(), linked.days(), 1, linking());
    }

    /** The same a year, for a year and more. */
    public Figure annualisedTimeWeighted() {
        TimeWeightedReturn linked = linked();
        List<Phrase> convention =
                List.of(
                        Phrase.of("convention.daily-linking"),
                        timing.convention(),
                        Phrase.of("convention.act-365"));
        return isWholeYear()
                ? Figure.of(
                        Metric.ANNUALISED_TIME_WEIGHTED_RETURN,
                        linked.annualised(measuredLength()),
                        linked.days(),
                        1,
                        convention)
                : Figure.absent(
                        Metric.ANNUALISED_TIME_WEIGHTED_RETURN,
                        linked.days(),
                        YEAR,
                        convention,
                        Phrase.of("absent.below-a-year"));
    }

    /** The yearly rate that the money-weighted return is made of, with all others. */
    public InternalRate rate() {
        return flows.rate();
    }

    /** XIRR of the start value, the flows and the end value; of the period if below a year. */
    public Figure moneyWeighted() {
        List<Phrase> convention =
                List.of(
                        Phrase.of("convention.act-365"),
                        isWholeYear()
                                ? Phrase.of("convention.a-year")
                                : Phrase.of("convention.whole-period", flows.length()));
        return Double.isNaN(period.end())
                ? unvalued(Metric.MONEY_WEIGHTED_RETURN, flows.size(), convention)
                : flows.figure(convention, rate -> isWholeYear() ? rate : ofPeriod(rate));
    }

    /** (V₁ − V₀ − ΣC) / (V₀ + Σ w·C), which needs no values in between. */
    public Figure modifiedDietz() {
        return figure(
                Metric.MODIFIED_DIETZ_RETURN,
                dietz().rate(),
                List.of(
                        Phrase.of(
                                atStart()
                                        ? "convention.flows-all-start"
                                        : "convention.flows-all-end")));
    }

    /** V₁ − V₀ − ΣC, in money. */
    public Figure simpleGain() {
        return figure(Metric.SIMPLE_GAIN, gain(), List.of());
    }

    /** The gain over all that was there and came. */
    public Figure simpleReturn() {
        return figure(
                Metric.SIMPLE_RETURN,
                gain() / (period.start() + period.totalIn()),
                List.of(Phrase.of("convention.not-time-weighted")));
    }

    private Figure figure(Metric metric, double value, List<Phrase> convention) {
        return Double.isNaN(period.end())
                ? unvalued(metric, period.size(), convention)
                : Figure.of(metric, value, period.size(), 1, convention);
    }

    private static Figure unvalued(Metric metric, int n, List<Phrase> convention) {
        return Figure.absent(metric, n, 1, convention, Phrase.of("absent.no-value"));
    }

    /**
     * How one of them was made.
     *
     * @param figure one that was made here
     */
    public Explanation explain(Figure figure) {
        PerformanceExplanation explanation = new PerformanceExplanation(figure, period);
        return switch (figure.metric()) {
            case MONEY_WEIGHTED_RETURN -> flows.explain(figure);
            case MODIFIED_DIETZ_RETURN -> explanation.ofDietz(dietz(), atStart());
            default -> explanation.ofDays(timing, gain());
        };
    }

    private TimeWeightedReturn linked() {
        return TimeWeightedReturn.of(period, timing);
    }

    private ModifiedDietz dietz() {
        return ModifiedDietz.of(period, atStart());
    }

    /** Flows of both kinds need one rule here; the default's is that of money in. */
    private boolean atStart() {
        return timing != FlowTiming.ALL_AT_END;
    }

    private List<Phrase> linking() {
        return List.of(Phrase.of("convention.daily-linking"), timing.convention());
    }

    /** Calendar days that the daily returns span: from when money was first at work. */
    private long measuredLength() {
        int first = DailyReturns.of(period, timing).first();
        long days = period.days()[period.size() - 1];
        return first == period.size() ? period.length() : days - period.days()[first] + 1;
    }

    private double gain() {
        return period.end() - period.start() - period.totalIn() + period.totalOut();
    }

    private boolean isWholeYear() {
        return measuredLength() >= YEAR;
    }

    private double ofPeriod(double rate) {
        return Math.pow(1 + rate, flows.length() / (double) YEAR) - 1;
    }
}
