package app.evenkeel.analytics.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How often values fell into each of several ranges of one width, side by side from the lowest
 * value to the highest. Zero is always a border, so that no range mixes gains and losses.
 *
 * <p>The width is Freedman and Diaconis' (1981): 2 · IQR / n^(1/3), quantiles of type 7, but never
 * so small that there are more than {@value #MOST} ranges.
 */
public record Bins(List<Bin> bins) {
    private static final int MOST = 60;

    public Bins {
        bins = List.copyOf(bins);
    }

    /**
     * One range.
     *
     * @param from lower bound, included
     * @param to upper bound, left out but for the last range
     * @param count values within
     */
    public record Bin(double from, double to, int count) {}

    /** Counts values; NaN is none. No ranges where all values are the same or there are none. */
    public static Bins of(double[] values) {
        double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        int n = sorted.length;
        if (n < 2 || sorted[0] == sorted[n - 1]) {
            return new Bins(List.of());
        }
        double range = sorted[n - 1] - sorted[0];
        double spread = Quantiles.quantile(sorted, 0.75) - Quantiles.quantile(sorted, 0.25);
        double wanted = spread > 0 ? 2 * spread / Math.cbrt(n) : range / Math.sqrt(n);
        double width = Math.max(wanted, range / (MOST - 2));
        long first = (long) Math.floor(sorted[0] / width);
        long last = (long) Math.floor(sorted[n - 1] / width);
        int[] counts = new int[(int) (last - first) + 1];
        for (double value : sorted) {
            counts[(int) ((long) Math.floor(value / width) - first)]++;
        }
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            bins.add(new Bin((first + i) * width, (first + i + 1) * width, counts[i]));
        }
        return new Bins(bins);
    }
}
