package app.evenkeel.analytics.statistics;

import java.util.Arrays;

/**
 * The returns of two things over the times at which both have a price of their own. Prices that are
 * only carried forward say nothing of how the two move together: a share that follows a coin
 * exactly would seem to stand still beside it on every weekend.
 *
 * @param begin index of the time that the first return begins at; -1 where there is none
 * @param times index of the time that each return ends at
 * @param x returns of the one
 * @param y returns of the other
 */
@SuppressWarnings("ArrayRecordComponent")
public record LinkedPair(int begin, int[] times, double[] x, double[] y) {
    /**
     * One of the two.
     *
     * @param worth at each time; NaN where it is not known
     * @param own whether that is of this very time
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Side(double[] worth, boolean[] own) {
        boolean isKnown(int time) {
            return !Double.isNaN(worth[time]);
        }
    }

    /**
     * Links both. The first time is what the returns begin with: it counts where both sides have a
     * price of their own there, and where both are carried forward, as on a Sunday.
     *
     * @param one of as many times as the other
     */
    public static LinkedPair of(Side one, Side other) {
        int size = one.worth.length;
        int[] times = new int[size];
        double[] x = new double[size];
        double[] y = new double[size];
        int count = 0;
        int begin = -1;
        int before = -1;
        for (int time = 0; time < size; time++) {
            boolean isCommon =
                    time == 0 ? one.own[time] == other.own[time] : one.own[time] && other.own[time];
            if (!isCommon || !one.isKnown(time) || !other.isKnown(time)) {
                continue;
            }
            if (before < 0) {
                begin = time;
            } else {
                times[count] = time;
                x[count] = one.worth[time] / one.worth[before] - 1;
                y[count] = other.worth[time] / other.worth[before] - 1;
                count++;
            }
            before = time;
        }
        return new LinkedPair(
                begin,
                Arrays.copyOf(times, count),
                Arrays.copyOf(x, count),
                Arrays.copyOf(y, count));
    }

    public int size() {
        return times.length;
    }

    /** Their correlation; NaN of fewer returns than are needed. */
    public double correlation(int needed) {
        return size() < needed ? Double.NaN : TimeSeriesStatistics.correlation(x, y);
    }
}
