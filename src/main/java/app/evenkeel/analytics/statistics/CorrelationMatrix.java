package app.evenkeel.analytics.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Pearson's correlation or the covariance of each of many series with each other.
 *
 * <p>The series are turned so that the values of one time lie side by side, without their means.
 * Then a row of the matrix is a sum of such rows, each times one number: a loop without a
 * dependency, which the compiler turns into vector instructions, where a scalar product would wait
 * for its sum. Eight times are added at once, for a block of rows that stays in the cache; blocks
 * run on all cores. Each cell is summed in one order whatever the number of threads.
 */
public final class CorrelationMatrix {
    /** Times added at once: as many as registers hold factors of. */
    private static final int TIMES = 8;

    /** Rows of the matrix worked on at once; with 500 series a quarter of a second-level cache. */
    private static final int ROWS = 64;

    /** Times and series turned at once, so that a cache line is read once. */
    private static final int TURNED = 64;

    private CorrelationMatrix() {}

    /**
     * Correlations ρ, symmetrical with ones on the diagonal.
     *
     * @param series of one length and without gaps, one a row
     * @return NaN where a series does not move
     */
    public static double[][] correlations(double[][] series) {
        double[] means = means(series);
        double[][] sums = productSums(series, means);
        int count = series.length;
        double[] deviations = new double[count];
        for (int i = 0; i < count; i++) {
            boolean moves = sums[i][i] / series[i].length > TimeSeriesStatistics.rounding(means[i]);
            deviations[i] = moves ? Math.sqrt(sums[i][i]) : Double.NaN;
        }
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                double ratio = sums[i][j] / (deviations[i] * deviations[j]);
                sums[i][j] = Math.clamp(ratio, -1, 1);
                sums[j][i] = sums[i][j];
            }
            sums[i][i] = Double.isNaN(deviations[i]) ? Double.NaN : 1;
        }
        return sums;
    }

    /**
     * Sample covariances, over n − 1.
     *
     * @param series of one length and without gaps, one a row
     */
    public static double[][] covariances(double[][] series) {
        double[][] sums = productSums(series, means(series));
        int count = series.length;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j <= i; j++) {
                sums[i][j] /= series[i].length - 1;
                sums[j][i] = sums[i][j];
            }
        }
        return sums;
    }

    private static double[] means(double[][] series) {
        double[] means = new double[series.length];
        IntStream.range(0, series.length)
                .parallel()
                .forEach(i -> means[i] = TimeSeriesStatistics.mean(series[i]));
        return means;
    }

    /** Below and on the diagonal Σ(x − x̄)(y − ȳ); above it whatever fell there. */
    private static double[][] productSums(double[][] series, double[] means) {
        int count = series.length;
        double[][] times = turned(series, means);
        double[][] sums = new double[count][count];
        int blocks = (count + ROWS - 1) / ROWS;
        // The long rows first, so that no core is left with them at the end.
        IntStream.range(0, blocks)
                .parallel()
                .forEach(block -> {
                    int first = (blocks - 1 - block) * ROWS;
                    addProducts(sums, first, Math.min(count, first + ROWS), times);
                });
        return sums;
    }

    private static void addProducts(double[][] sums, int first, int end, double[][] times) {
        for (int t = 0; t < times.length; t += TIMES) {
            for (int row = first; row < end; row++) {
                addTimes(sums[row], row, times, t);
            }
        }
    }

    /** Adds to the cells up to the diagonal: eight products each. */
    private static void addTimes(double[] sums, int row, double[][] times, int t) {
        double[] x0 = times[t];
        double[] x1 = times[t + 1];
        double[] x2 = times[t + 2];
        double[] x3 = times[t + 3];
        double[] x4 = times[t + 4];
        double[] x5 = times[t + 5];
        double[] x6 = times[t + 6];
        double[] x7 = times[t + 7];
        double f0 = x0[row];
        double f1 = x1[row];
        double f2 = x2[row];
        double f3 = x3[row];
        double f4 = x4[row];
        double f5 = x5[row];
        double f6 = x6[row];
        double f7 = x7[row];
        // Whole vectors, even if that goes past the diagonal: a scalar rest would cost more.
        int end = Math.min(sums.length, (row + TIMES) / TIMES * TIMES);
        for (int j = 0; j < end; j++) {
            sums[j] +=
                    ((f0 * x0[j] + f1 * x1[j]) + (f2 * x2[j] + f3 * x3[j]))
                            + ((f4 * x4[j] + f5 * x5[j]) + (f6 * x6[j] + f7 * x7[j]));
        }
    }

    /** One row a time, less the means; filled up with zeros to a whole number of steps. */
    private static double[][] turned(double[][] series, double[] means) {
        int count = series.length;
        int length = count == 0 ? 0 : series[0].length;
        for (double[] one : series) {
            if (one.length != length) {
                throw new IllegalArgumentException(
                        "series of " + length + " and " + one.length + " values");
            }
        }
        double[][] times = new double[(length + TIMES - 1) / TIMES * TIMES][];
        Arrays.fill(times, length, times.length, new double[count]);
        IntStream.range(0, (length + TURNED - 1) / TURNED)
                .parallel()
                .forEach(block -> {
                    int first = block * TURNED;
                    turn(series, means, times, first, Math.min(length, first + TURNED));
                });
        return times;
    }

    private static void turn(
            double[][] series, double[] means, double[][] times, int first, int end) {
        for (int t = first; t < end; t++) {
            times[t] = new double[series.length];
        }
        for (int left = 0; left < series.length; left += TURNED) {
            int right = Math.min(series.length, left + TURNED);
            for (int t = first; t < end; t++) {
                double[] time = times[t];
                for (int i = left; i < right; i++) {
                    time[i] = series[i][t] - means[i];
                }
            }
        }
    }
}
