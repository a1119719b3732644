package app.evenkeel.analytics.performance;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.figure.Phrase;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Cash flows in the order of their days, as money-weighted figures look at them.
 *
 * @param days epoch days
 * @param amounts received positive, paid in negative; the start value is paid, the end value
 *     received
 */
@SuppressWarnings("ArrayRecordComponent")
public record FlowTable(long[] days, double[] amounts) {
    private static final int NEEDED = 2;

    public FlowTable {
        if (days.length != amounts.length) {
            throw new IllegalArgumentException(
                    days.length + " days and " + amounts.length + " amounts");
        }
    }

    static FlowTable of(ValuedDays period) {
        int n = period.size();
        long[] days = new long[n + 2];
        double[] amounts = new double[n + 2];
        int count = 0;
        if (period.start() != 0) {
            days[count] = period.days()[0] - 1;
            amounts[count++] = -period.start();
        }
        for (int d = 0; d < n; d++) {
            double amount = period.out()[d] - period.in()[d];
            if (amount != 0) {
                days[count] = period.days()[d];
                amounts[count++] = amount;
            }
        }
        if (period.end() != 0) {
            days[count] = period.days()[n - 1];
            amounts[count++] = period.end();
        }
        return new FlowTable(Arrays.copyOf(days, count), Arrays.copyOf(amounts, count));
    }

    /** Calendar days from the first flow to the last; 0 without any. */
    public long length() {
        return days.length == 0 ? 0 : days[days.length - 1] - days[0];
    }

    public int size() {
        return days.length;
    }

    /** The yearly rate that makes them worth nothing. */
    public InternalRate rate() {
        return InternalRate.of(days, amounts);
    }

    /** That rate as a figure: XIRR, whatever time the flows span. */
    public Figure yearly() {
        return figure(
                List.of(Phrase.of("convention.act-365"), Phrase.of("convention.a-year")),
                DoubleUnaryOperator.identity());
    }

    /**
     * The rate as a figure.
     *
     * @param scaled what the yearly rate is turned into
     */
    Figure figure(List<Phrase> convention, DoubleUnaryOperator scaled) {
        InternalRate rate = rate();
        Metric metric = Metric.MONEY_WEIGHTED_RETURN;
        return switch (rate.status()) {
            case OK ->
                    Figure.of(
                            metric,
                            scaled.applyAsDouble(rate.value().orElseThrow()),
                            size(),
                            NEEDED,
                            convention);
            case NONE ->
                    Figure.absent(metric, size(), NEEDED, convention, Phrase.of("absent.no-rate"));
            case NOT_UNIQUE ->
                    Figure.absent(
                            metric,
                            size(),
                            NEEDED,
                            convention,
                            Phrase.of("absent.no-unique-rate", rate.roots().size()));
        };
    }

    /** How the figure of these flows was made: what each is worth at the rate. */
    public Explanation explain(Figure figure) {
        return PerformanceExplanation.ofRate(figure, this);
    }
}
