package app.evenkeel.portfolio.backtest;

import java.time.Instant;

/**
 * A result that was kept, without the result.
 *
 * @param config what was asked for
 * @param dataDigest of the prices it ran over, 64 hex digits
 * @param resultDigest likewise of what came of it
 */
public record SavedBacktest(
        long id,
        String name,
        Instant savedAt,
        BacktestConfig config,
        String dataDigest,
        String resultDigest,
        double finalValue) {}
