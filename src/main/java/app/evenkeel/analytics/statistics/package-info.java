/**
 * Statistics of series, as pure functions over primitive arrays: {@link
 * app.evenkeel.analytics.statistics.TimeSeriesStatistics} for one number a series, rolling forms,
 * quantiles, the correlation of many series. Loops are written by hand where a year of screens
 * depends on their speed; the rest is Commons Math. May import {@code domain} only; no state, safe
 * for use by many threads.
 *
 * <p>A figure that is not defined, such as a deviation of one value, is {@code NaN}: what a screen
 * shows instead is said in {@code analytics.figure}.
 */
@NullMarked
package app.evenkeel.analytics.statistics;

import org.jspecify.annotations.NullMarked;
