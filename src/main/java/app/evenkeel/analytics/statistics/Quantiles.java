package app.evenkeel.analytics.statistics;

import java.util.Arrays;

/**
 * Quantiles of type 7 (Hyndman & Fan 1996; the default of R and numpy) and the mean of what lies at
 * or below them.
 *
 * <p>Nothing is sorted: a threshold from a sample of the values lets the few through that can be in
 * the tail, and among those the rank is selected. For 10,000 values a full sort takes twenty times
 * as long.
 */
public final class Quantiles {
    /** Below this, selecting is quicker than looking for a threshold. */
    private static final int SMALL = 512;

    private static final int SAMPLE = 256;

    private Quantiles() {}

    /**
     * The quantile x₍ᵢ₎ + (h − i)·(x₍ᵢ₊₁₎ − x₍ᵢ₎) with h = (n − 1)·p, i = ⌊h⌋, counted from 0.
     *
     * @param p between 0 and 1
     * @return NaN for an empty sample
     */
    public static double quantile(double[] x, double p) {
        return x.length == 0 ? Double.NaN : new Tail(x, p).quantile;
    }

    /** Mean of the values that are at or below the quantile; NaN for an empty sample. */
    public static double meanAtOrBelow(double[] x, double p) {
        return x.length == 0 ? Double.NaN : new Tail(x, p).mean();
    }

    /** The lowest values, as many as are needed for a quantile, in no order. */
    private static final class Tail {
        private final double[] low;
        private final int count;
        private final double quantile;

        Tail(double[] x, double p) {
            double rank = (x.length - 1) * p;
            int below = (int) rank;
            double[] room = new double[room(x.length, below + 2)];
            int found = room.length < x.length ? gather(x, threshold(x, below + 2), room) : 0;
            // Rarely the threshold lets too few through, or too many equal values.
            boolean all = found < below + 2 || found == room.length;
            low = all ? x.clone() : room;
            count = all ? x.length : found;
            double value = select(low, count, below);
            // Not computed for whole ranks: an infinite neighbour would make it NaN.
            quantile = rank > below ? value + (rank - below) * (next(below) - value) : value;
        }

        /** The lowest of the values above a rank that is selected. */
        private double next(int rank) {
            double lowest = Double.POSITIVE_INFINITY;
            for (int i = rank + 1; i < count; i++) {
                lowest = Math.min(lowest, low[i]);
            }
            return lowest;
        }

        double mean() {
            double sum = 0;
            int found = 0;
            for (int i = 0; i < count; i++) {
                if (low[i] <= quantile) {
                    sum += low[i];
                    found++;
                }
            }
            return sum / found;
        }
    }

    /** Room for what a threshold lets through; for all values where it is not worth while. */
    private static int room(int length, int needed) {
        return length > SMALL && needed < length / 4
                ? Math.min(length, 4 * needed + SAMPLE)
                : length;
    }

    /**
     * Copies the values up to a limit until the room is full; returns how many. Each is written,
     * but only those up to the limit are kept.
     */
    private static int gather(double[] x, double limit, double[] room) {
        double above = Math.nextUp(limit);
        int found = 0;
        for (double value : x) {
            if (found == room.length) {
                break;
            }
            room[found] = value;
            found += lower(value, above);
        }
        return found;
    }

    /** A value that is rarely below the wanted rank: of a sample, the one at it plus a margin. */
    private static double threshold(double[] x, int needed) {
        double[] sample = new double[SAMPLE];
        for (int i = 0; i < SAMPLE; i++) {
            sample[i] = x[(int) ((long) i * x.length / SAMPLE)];
        }
        double expected = (double) needed * SAMPLE / x.length;
        int rank = (int) (expected + 2 * Math.sqrt(expected) + 4);
        return select(sample, SAMPLE, Math.min(rank, SAMPLE - 1));
    }

    /**
     * Puts the value of a rank at its place, none that is higher before it and none that is lower
     * after it. Source: Hoare, Algorithm 65: Find, 1961, with Lomuto's partition, whose one loop
     * needs no branch.
     */
    private static double select(double[] x, int length, int rank) {
        int left = 0;
        int right = length - 1;
        while (left < right) {
            int middle = (left + right) >>> 1;
            double pivot = median(x[left], x[middle], x[right]);
            if (!Double.isFinite(pivot)) {
                Arrays.sort(x, left, right + 1);
                break;
            }
            int border = lowerFirst(x, left, right, pivot);
            if (border == left) {
                // The lowest: its equals go together, or many would take ever so long.
                border = lowerFirst(x, left, right, Math.nextUp(pivot));
                if (rank < border) {
                    return pivot;
                }
            }
            if (rank < border) {
                right = border - 1;
            } else {
                left = border;
            }
        }
        return x[rank];
    }

    /** Moves what is lower than a limit to the front; returns where the rest begins. */
    private static int lowerFirst(double[] x, int left, int right, double limit) {
        int border = left;
        for (int i = left; i <= right; i++) {
            double value = x[i];
            x[i] = x[border];
            x[border] = value;
            border += lower(value, limit);
        }
        return border;
    }

    /**
     * 1 for a value lower than a limit, else 0, without a branch that nobody could foresee. Either
     * where their difference is no number.
     */
    private static int lower(double value, double limit) {
        return (int) (Double.doubleToRawLongBits(value - limit) >>> 63);
    }

    private static double median(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
