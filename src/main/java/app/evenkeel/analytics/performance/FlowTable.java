package app.evenkeel.analytics.performance;

import java.util.Arrays;

/**
 * Cash flows in the order of their days, as money-weighted figures look at them.
 *
 * @param days epoch days
 * @param amounts received positive, paid in negative; the start value is paid, the end value
 *     received
 */
@SuppressWarnings("ArrayRecordComponent")
public record FlowTable(long[] days, double[] amounts) {
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

    public int size() {
        return days.length;
    }

    /** The yearly rate that makes them worth nothing. */
    public InternalRate rate() {
        return InternalRate.of(days, amounts);
    }
}
