package app.evenkeel.analytics.performance;

import java.util.Arrays;

/**
 * The return of each day with the money that it is of.
 *
 * <p>A day that could not be valued has no return. The next that can has that of all days since the
 * last: with what flowed on each weighted by Modified Dietz with the part of that time that it was
 * there.
 *
 * @param returns NaN for a day without money at work, for one that could not be valued, and for one
 *     on which more was owed than owned
 * @param capital the money at work; 0 for a day that could not be valued
 * @param undefined days on which more was owed than owned, so that no return can be said
 */
@SuppressWarnings("ArrayRecordComponent")
public record DailyReturns(double[] returns, double[] capital, int undefined) {
    /** The returns of a period's days. */
    public static DailyReturns of(ValuedDays period, FlowTiming timing) {
        int size = period.size();
        double[] returns = new double[size];
        double[] capital = new double[size];
        Arrays.fill(returns, Double.NaN);
        int undefined = 0;
        double before = period.start();
        int last = -1;
        for (int d = 0; d < size; d++) {
            double value = period.values()[d];
            if (Double.isNaN(value)) {
                continue;
            }
            ModifiedDietz day = between(period, before, last, d, timing);
            capital[d] = day.capital();
            if (day.capital() > 0) {
                returns[d] = day.gain() / day.capital();
            } else if (day.capital() < 0) {
                undefined++;
            }
            before = value;
            last = d;
        }
        return new DailyReturns(returns, capital, undefined);
    }

    /** Gain and money at work after day {@code last} up to and with day {@code d}. */
    private static ModifiedDietz between(
            ValuedDays period, double before, int last, int d, FlowTiming timing) {
        double from = last < 0 ? period.days()[0] - 1 : period.days()[last];
        double length = period.days()[d] - from;
        double gain = period.values()[d] - before;
        double capital = before;
        // Days need not follow one another: a day begins where the one listed before it ended.
        double start = from;
        for (int i = last + 1; i <= d; i++) {
            double in = period.in()[i];
            double out = period.out()[i];
            double end = period.days()[i];
            gain -= in - out;
            capital +=
                    timing.base(0, in, out) * (from + length - start) / length
                            - timing.outcome(0, in, out) * (from + length - end) / length;
            start = end;
        }
        return new ModifiedDietz(gain, capital);
    }

    /** Index of the first day with a return; the size if there is none. */
    public int first() {
        int first = 0;
        while (first < returns.length && Double.isNaN(returns[first])) {
            first++;
        }
        return first;
    }
}
