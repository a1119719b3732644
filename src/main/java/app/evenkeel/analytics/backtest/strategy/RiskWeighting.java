package app.evenkeel.analytics.backtest.strategy;

import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Decider;
import app.evenkeel.analytics.backtest.Terms;
import app.evenkeel.analytics.statistics.CorrelationMatrix;

import java.util.List;
import java.util.stream.Stream;

/**
 * Weighs assets by how they moved: by the sample covariances of the last {@code window} simple
 * returns, worked out anew at every look. An asset without so much history has no weight yet.
 */
final class RiskWeighting implements Strategy {
    private static final Parameter WINDOW =
            Parameter.whole("window", 2, 2_600, 60, Parameter.Unit.BARS);
    private static final Parameter SHRINKAGE =
            Parameter.number("shrinkage", 0, 1, 0, Parameter.Unit.FRACTION);

    /** The weights are in proportion to one over the volatility. */
    static final StrategyType INVERSE_VOLATILITY =
            type("inverse-volatility", List.of(WINDOW), RiskWeights::inverseVolatility);

    /** Every asset contributes the same to the variance of the whole. */
    static final StrategyType EQUAL_RISK_CONTRIBUTION =
            type(
                    "equal-risk-contribution",
                    List.of(WINDOW, SHRINKAGE),
                    RiskWeights::equalContribution);

    /** The variance of the whole is the least that there is without selling short. */
    static final StrategyType MINIMUM_VARIANCE =
            type("minimum-variance", List.of(WINDOW, SHRINKAGE), RiskWeights::minimumVariance);

    private final int window;
    private final double shrinkage;
    private final RebalanceRule rule;
    private final Weighing weighing;

    /** Gives weights that sum to one for a covariance matrix. */
    interface Weighing {
        double[] of(double[][] covariances);
    }

    private RiskWeighting(Settings settings, Weighing weighing) {
        this.window = settings.whole("window");
        this.shrinkage = settings.has("shrinkage") ? settings.number("shrinkage") : 0;
        this.rule = RebalanceRule.of(settings);
        this.weighing = weighing;
    }

    private static StrategyType type(String id, List<Parameter> own, Weighing weighing) {
        return new StrategyType(
                id,
                Stream.concat(own.stream(), RebalanceRule.PARAMETERS.stream()).toList(),
                settings -> new RiskWeighting(settings, weighing));
    }

    @Override
    public Decider on(Bars bars, Terms terms) {
        return new Rebalancing(bars, rule, (bar, weights) -> weigh(bars, bar, weights));
    }

    private boolean weigh(Bars bars, int bar, double[] weights) {
        int[] assets = new int[weights.length];
        int count = 0;
        for (int a = 0; a < weights.length; a++) {
            weights[a] = 0;
            if (bars.isTraded(a, bar) && bar - window >= bars.first(a)) {
                assets[count++] = a;
            }
        }
        if (count == 0) {
            return false;
        }
        double[][] returns = new double[count][window];
        for (int i = 0; i < count; i++) {
            double[] closes = bars.closes(assets[i]);
            for (int k = 0; k < window; k++) {
                int t = bar - window + 1 + k;
                returns[i][k] = closes[t] / closes[t - 1] - 1;
            }
        }
        double[] found = weighing.of(covariances(returns));
        for (int i = 0; i < count; i++) {
            weights[assets[i]] = found[i];
        }
        return true;
    }

    /** Sample covariances, those of two different assets drawn towards zero. */
    private double[][] covariances(double[][] returns) {
        double[][] covariances = CorrelationMatrix.covariances(returns);
        for (int i = 0; i < covariances.length && shrinkage > 0; i++) {
            for (int j = 0; j < covariances.length; j++) {
                covariances[i][j] *= i == j ? 1 : 1 - shrinkage;
            }
        }
        return covariances;
    }
}
