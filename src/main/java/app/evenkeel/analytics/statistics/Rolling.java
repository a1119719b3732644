package app.evenkeel.analytics.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/**
 * A statistic over a window that moves through a series. Every window is computed afresh: sums that
 * are only updated drift, and a year in each of ten years of days takes a millisecond.
 */
public final class Rolling {
    private Rolling() {}

    /**
     * The statistic of each window.
     *
     * @param window values in a window, at least 1
     * @return as long as the series; at each index the window that ends there, NaN before the first
     *     full one
     */
    public static double[] of(double[] series, int window, ToDoubleFunction<double[]> statistic) {
        double[] rolled = new double[series.length];
        Arrays.fill(rolled, Double.NaN);
        for (int end = window; end <= series.length; end++) {
            rolled[end - 1] =
                    statistic.applyAsDouble(Arrays.copyOfRange(series, end - window, end));
        }
        return rolled;
    }

    /** The statistic of each window of two series of one length, such as a rolling beta. */
    public static double[] of(
            double[] series,
            double[] other,
            int window,
            ToDoubleBiFunction<double[], double[]> statistic) {
        double[] rolled = new double[series.length];
        Arrays.fill(rolled, Double.NaN);
        for (int end = window; end <= series.length; end++) {
            rolled[end - 1] =
                    statistic.applyAsDouble(
                            Arrays.copyOfRange(series, end - window, end),
                            Arrays.copyOfRange(other, end - window, end));
        }
        return rolled;
    }
}
