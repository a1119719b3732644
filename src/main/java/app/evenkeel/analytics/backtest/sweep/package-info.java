/**
 * Many runs of one strategy with its parameters varied: which of them did well in one part of the
 * period and whether they did in the other, how much of the best is luck. May import {@code
 * analytics} and {@code domain}. Descriptions and results are immutable; a sweep runs on the pool
 * it is given and keeps a bounded number of results whatever its size.
 */
@NullMarked
package app.evenkeel.analytics.backtest.sweep;

import org.jspecify.annotations.NullMarked;
