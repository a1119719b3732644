package app.evenkeel.analytics.performance;

import java.time.LocalDate;

/**
 * What was held and what flowed on each day of a period.
 *
 * @param start value at the end of the day before the first
 * @param days epoch days, ascending
 * @param values at the end of each day, after its flows; NaN where nothing could be valued
 * @param in money that came on each day, never negative
 * @param out money that left on each day, never negative
 */
@SuppressWarnings("ArrayRecordComponent")
public record ValuedDays(double start, long[] days, double[] values, double[] in, double[] out) {
    public ValuedDays {
        int n = days.length;
        if (n == 0 || values.length != n || in.length != n || out.length != n) {
            throw new IllegalArgumentException(
                    n + " days, " + values.length + " values, " + in.length + ", " + out.length);
        }
    }

    /** The same with one net flow a day, money in positive. */
    public static ValuedDays ofNet(double start, long[] days, double[] values, double[] flows) {
        double[] in = new double[flows.length];
        double[] out = new double[flows.length];
        for (int d = 0; d < flows.length; d++) {
            in[d] = Math.max(flows[d], 0);
            out[d] = Math.max(-flows[d], 0);
        }
        return new ValuedDays(start, days, values, in, out);
    }

    public int size() {
        return days.length;
    }

    public LocalDate day(int index) {
        return LocalDate.ofEpochDay(days[index]);
    }

    /** Calendar days from the start value to the last. */
    public long length() {
        return days[size() - 1] - days[0] + 1;
    }

    /** The value on the last day; NaN if that one could not be valued. */
    public double end() {
        return values[size() - 1];
    }

    double totalIn() {
        double sum = 0;
        for (double amount : in) {
            sum += amount;
        }
        return sum;
    }

    double totalOut() {
        double sum = 0;
        for (double amount : out) {
            sum += amount;
        }
        return sum;
    }
}
