package app.evenkeel.analytics.backtest.strategy;

import java.util.Arrays;

/**
 * Weights that follow from a covariance matrix. An asset that does not move at all would take
 * everything; it counts as one that moves by a millionth of the largest variance.
 */
final class RiskWeights {
    private static final int MOST_STEPS = 10_000;
    private static final double CLOSE = 1e-13;
    private static final double STILL = 1e-6;

    private RiskWeights() {}

    /** {@code w = (1 / s) / sum(1 / s)}. */
    static double[] inverseVolatility(double[][] covariances) {
        double[] weights = variances(covariances);
        Arrays.setAll(weights, i -> 1 / Math.sqrt(weights[i]));
        return normalised(weights);
    }

    /**
     * {@code w_i (Cw)_i} the same for all, by cyclical coordinate descent on {@code x'Cx / 2 -
     * sum(ln x) / n}. (Griveau-Billion, Richard and Roncalli, "A Fast Algorithm for Computing
     * High-Dimensional Risk Parity Portfolios", 2013.)
     */
    static double[] equalContribution(double[][] covariances) {
        double[] variances = variances(covariances);
        int n = variances.length;
        double[] x = new double[n];
        Arrays.setAll(x, i -> 1 / Math.sqrt(variances[i] * n));
        for (int step = 0; step < MOST_STEPS; step++) {
            double moved = 0;
            for (int i = 0; i < n; i++) {
                double rest = 0;
                for (int j = 0; j < n; j++) {
                    rest += j == i ? 0 : covariances[i][j] * x[j];
                }
                double next =
                        (Math.sqrt(rest * rest + 4 * variances[i] / n) - rest) / (2 * variances[i]);
                moved = Math.max(moved, Math.abs(next - x[i]) / next);
                x[i] = next;
            }
            if (moved < CLOSE) {
                break;
            }
        }
        return normalised(x);
    }

    /**
     * The least {@code w'Cw} with weights from zero to one that sum to one: weight goes from the
     * asset whose share of the variance is dearest to the one whose is cheapest, as long as that
     * helps. (Platt, "Sequential Minimal Optimization", 1998, for this problem.)
     */
    static double[] minimumVariance(double[][] covariances) {
        double[] variances = variances(covariances);
        int n = variances.length;
        double[] weights = new double[n];
        Arrays.fill(weights, 1.0 / n);
        double[] slope = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                slope[i] += (i == j ? variances[i] : covariances[i][j]) * weights[j];
            }
        }
        for (int step = 0; step < MOST_STEPS * n; step++) {
            int to = 0;
            int from = -1;
            for (int i = 0; i < n; i++) {
                to = slope[i] < slope[to] ? i : to;
                if (weights[i] > 0 && (from < 0 || slope[i] > slope[from])) {
                    from = i;
                }
            }
            double gain = slope[from] - slope[to];
            if (gain <= CLOSE * Math.abs(slope[from])) {
                break;
            }
            double curve = variances[from] + variances[to] - 2 * covariances[from][to];
            double part = curve > 0 ? Math.min(weights[from], gain / curve) : weights[from];
            weights[to] += part;
            weights[from] = part == weights[from] ? 0 : weights[from] - part;
            for (int i = 0; i < n; i++) {
                slope[i] +=
                        part
                                * ((i == to ? variances[i] : covariances[i][to])
                                        - (i == from ? variances[i] : covariances[i][from]));
            }
        }
        return normalised(weights);
    }

    private static double[] variances(double[][] covariances) {
        double[] variances = new double[covariances.length];
        double largest = 0;
        for (int i = 0; i < variances.length; i++) {
            variances[i] = covariances[i][i];
            largest = Math.max(largest, variances[i]);
        }
        double least = largest > 0 ? largest * STILL : 1;
        for (int i = 0; i < variances.length; i++) {
            variances[i] = Math.max(variances[i], least);
        }
        return variances;
    }

    private static double[] normalised(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
