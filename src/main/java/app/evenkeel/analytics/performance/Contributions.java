package app.evenkeel.analytics.performance;

import app.evenkeel.analytics.statistics.CorrelationMatrix;

/** What each asset added to the risk of the whole. */
public final class Contributions {
    private Contributions() {}

    /**
     * Contributions to volatility, w_i·(Cw)_i / √(wᵀCw), in the returns' own period. They sum to
     * the volatility of the mix.
     *
     * <p>Source: Litterman, Hot Spots and Hedges, 1996.
     *
     * @param weights of the assets now
     * @param returns of each asset, one a row, without gaps
     */
    public static double[] toRisk(double[] weights, double[][] returns) {
        double[][] covariances = CorrelationMatrix.covariances(returns);
        double[] contributions = new double[weights.length];
        double variance = 0;
        for (int i = 0; i < weights.length; i++) {
            double sum = 0;
            for (int j = 0; j < weights.length; j++) {
                sum += covariances[i][j] * weights[j];
            }
            contributions[i] = weights[i] * sum;
            variance += contributions[i];
        }
        double volatility = Math.sqrt(variance);
        for (int i = 0; i < contributions.length; i++) {
            contributions[i] = volatility == 0 ? 0 : contributions[i] / volatility;
        }
        return contributions;
    }
}
