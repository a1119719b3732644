package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.risk.RiskOptions;

/**
 * What is asked about risk.
 *
 * @param period scope, days, currency and benchmark, as of performance
 */
public record RiskQuery(PerformanceQuery period, RiskOptions options) {
    public static RiskQuery of(PerformanceQuery period) {
        return new RiskQuery(period, RiskOptions.ZERO);
    }
}
