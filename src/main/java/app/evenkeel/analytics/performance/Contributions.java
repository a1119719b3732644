package app.evenkeel.analytics.performance;

import app.evenkeel.analytics.statistics.CorrelationMatrix;

/** What each asset added to the return and to the risk of the whole. */
public final class Contributions {
    private Contributions() {}

    /**
     * Contributions to the return of many periods. They sum to the linked return ∏(1 + R_t) − 1.
     *
     * <p>A period's contribution w·r is carried to the end by the return of all later periods, and
     * counts on the wealth made before: c_i = Σ_t w_it·r_it·∏_{u&lt;t}(1 + R_u). Every money amount
     * earned is thus counted over the first day's wealth, as a gain in money is.
     *
     * <p>Source: Bacon 2008, chapter 8 (cumulative contributions over the opening value).
     *
     * @param weights by period and asset, at the start of the period, as flows at the start see it
     * @param returns by period and asset; what has no weight may be NaN
     */
    public static double[] toReturn(double[][] weights, double[][] returns) {
        double[] contributions = new double[weights.length == 0 ? 0 : weights[0].length];
        double wealth = 1;
        for (int t = 0; t < weights.length; t++) {
            double total = 0;
            for (int i = 0; i < contributions.length; i++) {
                if (weights[t][i] != 0) {
                    double part = weights[t][i] * returns[t][i];
                    contributions[i] += wealth * part;
                    total += part;
                }
            }
            wealth *= 1 + total;
        }
        return contributions;
    }

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
