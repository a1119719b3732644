package app.evenkeel.analytics.statistics;

/**
 * Size, mean and central moments of a sample; each moment is the mean of a power of the deviations,
 * over n.
 *
 * @param second the population variance
 */
public record Moments(int n, double mean, double second, double third, double fourth) {
    public static Moments of(double[] x) {
        int n = x.length;
        double mean = Sums.of(x) / n;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double value : x) {
            double d = value - mean;
            double square = d * d;
            second += square;
            third += square * d;
            fourth += square * square;
        }
        return new Moments(n, mean, second / n, third / n, fourth / n);
    }

    /** S = m₃ / m₂^(3/2), over n; NaN for equal values. */
    public double skewness() {
        return isFlat() ? Double.NaN : third / (second * Math.sqrt(second));
    }

    /** K = m₄ / m₂² − 3, over n; NaN for equal values. */
    public double excessKurtosis() {
        return isFlat() ? Double.NaN : fourth / (second * second) - 3;
    }

    public double populationDeviation() {
        return Math.sqrt(second);
    }

    /** Whether what deviates is only how the mean was rounded. */
    private boolean isFlat() {
        return !(second > TimeSeriesStatistics.rounding(mean));
    }
}
