package app.evenkeel.analytics.backtest.sweep;

import app.evenkeel.analytics.statistics.Moments;

import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * How likely it is that the Sharpe ratio of the best of many trials is above zero, given that it is
 * the best of so many and that returns are not normal.
 *
 * <p>SR0 = sqrt(V) ((1 - g) Z(1 - 1/N) + g Z(1 - 1/(N e))), with g Euler's constant and Z the
 * quantile of the normal distribution, is the highest Sharpe ratio that N trials without any skill
 * are expected to reach. DSR = F((SR - SR0) sqrt(n - 1) / sqrt(1 - S SR + (K - 1)/4 SR²)), F the
 * normal distribution, S the skewness and K the kurtosis. Source: Bailey and Lopez de Prado, "The
 * Deflated Sharpe Ratio", Journal of Portfolio Management 2014. Trials that resemble each other
 * count as many all the same, which is on the safe side.
 *
 * @param sharpe SR of the best, of one period
 * @param expected SR0
 * @param trials N
 * @param variance V of the Sharpe ratios of all trials, of one period
 * @param probability DSR
 */
public record DeflatedSharpe(
        double sharpe, double expected, long trials, double variance, double probability) {
    private static final double EULER = 0.5772156649015329;
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    /**
     * Deflates the Sharpe ratio of the best trial.
     *
     * @param returns of the best
     * @param riskFree return of one period
     */
    static DeflatedSharpe of(double[] returns, double riskFree, long trials, double variance) {
        Moments moments = Moments.of(returns);
        double deviation =
                moments.populationDeviation() * Math.sqrt((double) moments.n() / (moments.n() - 1));
        return of(
                (moments.mean() - riskFree) / deviation,
                moments.n(),
                moments.skewness(),
                moments.excessKurtosis() + 3,
                trials,
                variance);
    }

    static DeflatedSharpe of(
            double sharpe, int n, double skewness, double kurtosis, long trials, double variance) {
        double expected =
                trials < 2
                        ? 0
                        : Math.sqrt(variance)
                                * ((1 - EULER) * quantile(1 - 1.0 / trials)
                                        + EULER * quantile(1 - 1 / (trials * Math.E)));
        double spread = Math.sqrt(1 - skewness * sharpe + (kurtosis - 1) / 4 * sharpe * sharpe);
        double probability =
                NORMAL.cumulativeProbability((sharpe - expected) * Math.sqrt(n - 1) / spread);
        return new DeflatedSharpe(sharpe, expected, trials, variance, probability);
    }

    private static double quantile(double probability) {
        return NORMAL.inverseCumulativeProbability(probability);
    }
}
