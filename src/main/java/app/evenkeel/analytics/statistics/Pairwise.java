package app.evenkeel.analytics.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Correlations of series with gaps: each pair over the times that both have.
 *
 * @param correlations symmetrical; NaN where a pair has too little in common
 * @param counts times that each pair has in common
 */
@SuppressWarnings("ArrayRecordComponent")
public record Pairwise(double[][] correlations, int[][] counts) {
    /**
     * Correlates each pair.
     *
     * @param series of one length, one a row; NaN where a value is missing
     * @param needed times below which a pair has no correlation
     */
    public static Pairwise of(double[][] series, int needed) {
        Pairwise pairs = empty(series.length);
        for (int i = 0; i < series.length; i++) {
            for (int j = 0; j <= i; j++) {
                double[][] both = common(series[i], series[j]);
                int n = both[0].length;
                pairs.set(
                        i,
                        j,
                        n < needed
                                ? Double.NaN
                                : TimeSeriesStatistics.correlation(both[0], both[1]),
                        n);
            }
        }
        return pairs;
    }

    /**
     * Correlates the returns of each pair, linked as {@link LinkedPair} does.
     *
     * @param sides of one length
     * @param needed returns below which a pair has no correlation
     */
    public static Pairwise linked(List<LinkedPair.Side> sides, int needed) {
        Pairwise pairs = empty(sides.size());
        for (int i = 0; i < sides.size(); i++) {
            for (int j = 0; j <= i; j++) {
                LinkedPair pair = LinkedPair.of(sides.get(i), sides.get(j));
                pairs.set(i, j, pair.correlation(needed), pair.size());
            }
        }
        return pairs;
    }

    private static Pairwise empty(int count) {
        return new Pairwise(new double[count][count], new int[count][count]);
    }

    private void set(int i, int j, double correlation, int n) {
        correlations[i][j] = correlation;
        correlations[j][i] = correlation;
        counts[i][j] = n;
        counts[j][i] = n;
    }

    /** The values of two series at the times that both have. */
    private static double[][] common(double[] x, double[] y) {
        double[][] both = new double[2][x.length];
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
                both[0][n] = x[i];
                both[1][n] = y[i];
                n++;
            }
        }
        return new double[][] {Arrays.copyOf(both[0], n), Arrays.copyOf(both[1], n)};
    }
}
