package app.evenkeel.analytics.statistics;

import java.util.Arrays;

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
        int count = series.length;
        double[][] correlations = new double[count][count];
        int[][] counts = new int[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j <= i; j++) {
                double[][] both = common(series[i], series[j]);
                int n = both[0].length;
                double correlation =
                        n < needed
                                ? Double.NaN
                                : TimeSeriesStatistics.correlation(both[0], both[1]);
                correlations[i][j] = correlation;
                correlations[j][i] = correlation;
                counts[i][j] = n;
                counts[j][i] = n;
            }
        }
        return new Pairwise(correlations, counts);
    }

    /** The values of two series at the times that both have. */
    public static double[][] common(double[] x, double[] y) {
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
