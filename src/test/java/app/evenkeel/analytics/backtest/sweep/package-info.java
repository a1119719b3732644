/** Tests of sweeps and of what guards against luck. */
@NullMarked
package app.evenkeel.analytics.backtest.sweep;

import org.jspecify.annotations.NullMarked;
