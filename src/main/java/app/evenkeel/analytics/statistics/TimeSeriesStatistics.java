package app.evenkeel.analytics.statistics;

/**
 * Statistics of one or two series. Two series are paired by index and must be of one length. A
 * number that is not defined (too few values, all values equal) is NaN.
 *
 * <p>Two passes, mean first: one pass over squares loses all digits of a small deviation around a
 * large mean. The loops are hand-written (see {@link Sums}): several times as quick as Commons
 * Math's descriptive statistics, to the same 14 digits.
 */
public final class TimeSeriesStatistics {
    private static final double ULPS_OF_MEAN = 8;

    private TimeSeriesStatistics() {}

    /** x̄ = Σx / n; NaN for an empty sample. */
    public static double mean(double[] x) {
        return Sums.of(x) / x.length;
    }

    /** s² = Σ(x − x̄)² / (n − 1); NaN below two values. */
    public static double variance(double[] x) {
        return variance(x, mean(x));
    }

    private static double variance(double[] x, double mean) {
        if (x.length < 2) {
            return Double.NaN;
        }
        double variance = Sums.squares(x, mean) / (x.length - 1);
        return variance > rounding(mean) ? variance : orNaN(variance);
    }

    /** s, the root of the sample variance; 0 for equal values. */
    public static double standardDeviation(double[] x) {
        return Math.sqrt(variance(x));
    }

    /** The same where the mean is known. */
    public static double standardDeviation(double[] x, double mean) {
        return Math.sqrt(variance(x, mean));
    }

    /** σ = √(Σ(x − x̄)² / n). */
    public static double populationDeviation(double[] x) {
        return x.length == 1 ? 0 : standardDeviation(x) * Math.sqrt((x.length - 1.0) / x.length);
    }

    /** Σ|x − x̄| / n. */
    public static double meanAbsoluteDeviation(double[] x) {
        double mean = mean(x);
        double sum = 0;
        for (double value : x) {
            sum += Math.abs(value - mean);
        }
        return sum / x.length;
    }

    /** S = Σ((x − x̄)/σ)³ / n, the moment form. */
    public static double skewness(double[] x) {
        return Moments.of(x).skewness();
    }

    /** K = Σ((x − x̄)/σ)⁴ / n − 3, the moment form; 0 for a normal distribution. */
    public static double excessKurtosis(double[] x) {
        return Moments.of(x).excessKurtosis();
    }

    /** JB = n/6·(S² + K²/4), large where a sample is not normal. */
    public static double jarqueBera(double[] x) {
        Moments moments = Moments.of(x);
        double s = moments.skewness();
        double k = moments.excessKurtosis();
        return moments.n() / 6.0 * (s * s + k * k / 4);
    }

    /**
     * The chance of a Jarque-Bera statistic at least as large from a normal distribution, by its
     * limit, χ² with 2 degrees of freedom: exp(−JB/2). Too small by a few points below a hundred
     * values.
     */
    public static double jarqueBeraPValue(double[] x) {
        return Math.exp(-jarqueBera(x) / 2);
    }

    /** Σ(x − x̄)(y − ȳ) / (n − 1). */
    public static double covariance(double[] x, double[] y) {
        requireSameLength(x, y);
        return x.length < 2 ? Double.NaN : Sums.products(x, mean(x), y, mean(y)) / (x.length - 1);
    }

    /** Pearson's ρ, within −1 and 1; NaN if either series does not move. */
    public static double correlation(double[] x, double[] y) {
        requireSameLength(x, y);
        if (x.length < 2) {
            return Double.NaN;
        }
        double meanX = mean(x);
        double meanY = mean(y);
        double xx = Sums.squares(x, meanX);
        double yy = Sums.squares(y, meanY);
        int n = x.length;
        if (!(xx / n > rounding(meanX)) || !(yy / n > rounding(meanY))) {
            return Double.NaN;
        }
        double correlation = Sums.products(x, meanX, y, meanY) / (Math.sqrt(xx) * Math.sqrt(yy));
        return Math.clamp(correlation, -1, 1);
    }

    /** Slope of y over x by least squares: cov(x, y) / var(x); NaN if x does not move. */
    public static double slope(double[] x, double[] y) {
        requireSameLength(x, y);
        double meanX = mean(x);
        double xx = Sums.squares(x, meanX);
        return xx / x.length > rounding(meanX)
                ? Sums.products(x, meanX, y, mean(y)) / xx
                : Double.NaN;
    }

    /** Mean of the differences x − y. */
    public static double meanOfDifferences(double[] x, double[] y) {
        requireSameLength(x, y);
        return mean(x) - mean(y);
    }

    /** s of the differences x − y. */
    public static double deviationOfDifferences(double[] x, double[] y) {
        return deviationOfDifferences(x, y, meanOfDifferences(x, y));
    }

    /**
     * The same where the mean is known.
     *
     * @param mean of the differences
     */
    public static double deviationOfDifferences(double[] x, double[] y, double mean) {
        requireSameLength(x, y);
        if (x.length < 2) {
            return Double.NaN;
        }
        double variance = Sums.squaredDifferences(x, y, mean) / (x.length - 1);
        return variance > rounding(mean) ? Math.sqrt(variance) : orNaN(variance);
    }

    /** √(Σ min(x − target, 0)² / n): the shortfalls, over all n. */
    public static double downsideDeviation(double[] x, double target) {
        return Math.sqrt(Sums.squaredShortfalls(x, target) / x.length);
    }

    /** The variance up to which equal values seem to differ, as their mean is rounded. */
    static double rounding(double mean) {
        double ulps = ULPS_OF_MEAN * Math.ulp(mean);
        return ulps * ulps;
    }

    /** 0 for a variance that is nothing but rounding, NaN for one that is no number. */
    private static double orNaN(double variance) {
        return Double.isNaN(variance) ? Double.NaN : 0;
    }

    private static void requireSameLength(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "series of " + x.length + " and " + y.length + " values");
        }
    }
}
