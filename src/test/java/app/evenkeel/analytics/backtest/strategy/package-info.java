/** Tests of the strategies: each by a case worked out by hand, all by rules that always hold. */
@NullMarked
package app.evenkeel.analytics.backtest.strategy;

import org.jspecify.annotations.NullMarked;
