package app.evenkeel.analytics.backtest.sweep;

import app.evenkeel.analytics.backtest.strategy.Settings;

/**
 * One combination that was tried.
 *
 * @param id its number, from 0
 * @param settings of the strategy, what is common to all included
 * @param inSample the objective of the part that a choice may be made by
 * @param outOfSample that of the rest; NaN where there is none
 * @param finalValue of the whole
 */
public record Trial(
        long id,
        Settings settings,
        double inSample,
        double outOfSample,
        double finalValue,
        int rebalances,
        double cost) {}
