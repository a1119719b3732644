/**
 * Performance, as pure functions over primitive arrays: {@link
 * app.evenkeel.analytics.performance.PerformanceMetrics} for one number a series of returns, {@link
 * app.evenkeel.analytics.performance.TimeWeightedReturn} and {@link
 * app.evenkeel.analytics.performance.InternalRate} for values with cash flows, {@link
 * app.evenkeel.analytics.performance.Drawdowns}, tables by month and year, attribution and trades.
 * Returns are simple returns, 0.05 for five percent; days are epoch days. May import {@code domain}
 * only; no state, safe for use by many threads.
 */
@NullMarked
package app.evenkeel.analytics.performance;

import org.jspecify.annotations.NullMarked;
