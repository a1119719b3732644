package app.evenkeel.analytics.backtest.strategy;

import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Decider;
import app.evenkeel.analytics.backtest.Terms;

/** A strategy with its parameters chosen. Immutable and thread-safe. */
@FunctionalInterface
public interface Strategy {
    /**
     * Sets it to work on one run.
     *
     * @throws SettingException if it cannot work on these assets
     */
    Decider on(Bars bars, Terms terms);
}
