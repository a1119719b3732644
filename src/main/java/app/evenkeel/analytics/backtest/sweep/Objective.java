package app.evenkeel.analytics.backtest.sweep;

import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.performance.Drawdowns;
import app.evenkeel.analytics.performance.PerformanceMetrics;

/** What runs are ranked by; more is better. */
public enum Objective {
    /** What one unit has grown to. Needs no daily returns, so it is the quickest. */
    GROWTH,
    /** Of the daily returns, annualised. */
    SHARPE_RATIO,
    SORTINO_RATIO,
    /** Annualised return over the deepest fall. */
    CALMAR_RATIO,
    /** The deepest fall, as a number below zero. */
    MAXIMUM_DRAWDOWN;

    /**
     * The objective of a series of simple returns; NaN or infinite where it has none.
     *
     * @param riskFree return of one period
     */
    double of(double[] returns, double riskFree, double periodsPerYear) {
        if (returns.length < 2) {
            return Double.NaN;
        }
        return switch (this) {
            case GROWTH -> 1 + PerformanceMetrics.cumulativeReturn(returns);
            case SHARPE_RATIO -> PerformanceMetrics.sharpeRatio(returns, riskFree, periodsPerYear);
            case SORTINO_RATIO ->
                    PerformanceMetrics.sortinoRatio(returns, riskFree, periodsPerYear);
            case CALMAR_RATIO -> PerformanceMetrics.calmarRatio(returns, periodsPerYear);
            case MAXIMUM_DRAWDOWN -> Drawdowns.maximum(returns);
        };
    }

    /** The figure that it is. */
    Metric metric() {
        return switch (this) {
            case GROWTH -> Metric.GROWTH;
            case SHARPE_RATIO -> Metric.SHARPE_RATIO;
            case SORTINO_RATIO -> Metric.SORTINO_RATIO;
            case CALMAR_RATIO -> Metric.CALMAR_RATIO;
            case MAXIMUM_DRAWDOWN -> Metric.MAXIMUM_DRAWDOWN;
        };
    }
}
