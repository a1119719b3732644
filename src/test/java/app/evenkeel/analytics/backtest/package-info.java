/** Tests of the simulation: cases worked out by hand, rules that always hold, published answers. */
@NullMarked
package app.evenkeel.analytics.backtest;

import org.jspecify.annotations.NullMarked;
