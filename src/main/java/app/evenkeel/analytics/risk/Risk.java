package app.evenkeel.analytics.risk;

import app.evenkeel.analytics.statistics.Moments;
import app.evenkeel.analytics.statistics.Quantiles;
import app.evenkeel.analytics.statistics.TimeSeriesStatistics;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Risk of a series of simple returns of one period each. What is not defined is NaN.
 *
 * <p>Value at risk and its conditional form are losses of one period, positive for a loss; {@code
 * tail} is the probability beyond, 0.05 for a confidence of 95%.
 */
public final class Risk {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    private Risk() {}

    /**
     * s·√P with the sample deviation s.
     *
     * @param periodsPerYear P, 1 for a number that is not annualised
     */
    public static double volatility(double[] returns, double periodsPerYear) {
        return TimeSeriesStatistics.standardDeviation(returns) * Math.sqrt(periodsPerYear);
    }

    /**
     * δ = √(Σ min(r − m, 0)² / n), a period.
     *
     * @param leastAcceptable m, the return of a period that is just good enough
     */
    public static double downsideDeviation(double[] returns, double leastAcceptable) {
        return TimeSeriesStatistics.downsideDeviation(returns, leastAcceptable);
    }

    /** Minus the quantile of the returns, type 7. Source: Hyndman & Fan 1996. */
    public static double historicalValueAtRisk(double[] returns, double tail) {
        return -Quantiles.quantile(returns, tail);
    }

    /** Minus the mean of the returns at or below that quantile. */
    public static double historicalConditionalValueAtRisk(double[] returns, double tail) {
        return -Quantiles.meanAtOrBelow(returns, tail);
    }

    /** −(r̄ + z·s), z = Φ⁻¹(tail), sample deviation. Source: Jorion 2006. */
    public static double gaussianValueAtRisk(double[] returns, double tail) {
        double z = NORMAL.inverseCumulativeProbability(tail);
        return -(TimeSeriesStatistics.mean(returns)
                + z * TimeSeriesStatistics.standardDeviation(returns));
    }

    /** −r̄ + s·φ(z) / tail, sample deviation. */
    public static double gaussianConditionalValueAtRisk(double[] returns, double tail) {
        double z = NORMAL.inverseCumulativeProbability(tail);
        return -TimeSeriesStatistics.mean(returns)
                + TimeSeriesStatistics.standardDeviation(returns) * NORMAL.density(z) / tail;
    }

    /**
     * −(r̄ + σ·z'), z' = z + (z² − 1)S/6 + (z³ − 3z)K/24 − (2z³ − 5z)S²/36, population moments.
     *
     * <p>Source: Zangari 1996; the figures of PerformanceAnalytics' method "modified".
     */
    public static double cornishFisherValueAtRisk(double[] returns, double tail) {
        Moments moments = Moments.of(returns);
        return -(moments.mean()
                + moments.populationDeviation() * cornishFisherQuantile(moments, tail));
    }

    /**
     * −r̄ + σ·E/tail, where E is the mean of the second-order Edgeworth expansion below the
     * Cornish-Fisher quantile g: E = φ(g)·(1 + g³·S/6 + (g⁶ − 9g⁴ + 9g² + 3)·S²/72 + (g⁴ − 2g² −
     * 1)·K/24). Never less than the value at risk itself, which the expansion can fall below for
     * returns far from normal.
     *
     * <p>Source: Boudt, Peterson & Croux 2008, equation 10.
     */
    public static double cornishFisherConditionalValueAtRisk(double[] returns, double tail) {
        Moments moments = Moments.of(returns);
        double s = moments.skewness();
        double k = moments.excessKurtosis();
        double g = cornishFisherQuantile(moments, tail);
        double g2 = g * g;
        double g4 = g2 * g2;
        double expansion =
                1
                        + g2 * g * s / 6
                        + (g4 * g2 - 9 * g4 + 9 * g2 + 3) * s * s / 72
                        + (g4 - 2 * g2 - 1) * k / 24;
        double shortfall = NORMAL.density(g) * expansion / tail;
        return -moments.mean() + moments.populationDeviation() * Math.max(shortfall, -g);
    }

    private static double cornishFisherQuantile(Moments moments, double tail) {
        double z = NORMAL.inverseCumulativeProbability(tail);
        double s = moments.skewness();
        double k = moments.excessKurtosis();
        return z
                + (z * z - 1) * s / 6
                + (z * z * z - 3 * z) * k / 24
                - (2 * z * z * z - 5 * z) * s * s / 36;
    }
}
