package app.evenkeel.bench;

import app.evenkeel.analytics.performance.Drawdowns;
import app.evenkeel.analytics.performance.PerformanceMetrics;
import app.evenkeel.analytics.risk.RelativeRisk;
import app.evenkeel.analytics.risk.Risk;
import app.evenkeel.analytics.statistics.TimeSeriesStatistics;

/** The same twelve metrics, each by the product's public function for it and nothing shared. */
public final class MetricFunctions {
    private static final double YEAR = 252;

    private MetricFunctions() {}

    /** In the order of {@link MetricLoops#NAMES}. */
    public static double[] metrics(double[] r, double[] b) {
        return new double[] {
            TimeSeriesStatistics.mean(r),
            Risk.volatility(r, YEAR),
            PerformanceMetrics.sharpeRatio(r, 0, YEAR),
            PerformanceMetrics.sortinoRatio(r, 0, YEAR),
            Drawdowns.maximum(r),
            Risk.historicalValueAtRisk(r, 0.05),
            Risk.historicalConditionalValueAtRisk(r, 0.05),
            Risk.historicalValueAtRisk(r, 0.01),
            Risk.historicalConditionalValueAtRisk(r, 0.01),
            RelativeRisk.beta(r, b),
            RelativeRisk.trackingError(r, b, YEAR),
            RelativeRisk.informationRatio(r, b, YEAR)
        };
    }
}
