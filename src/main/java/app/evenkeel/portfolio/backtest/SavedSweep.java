package app.evenkeel.portfolio.backtest;

import java.time.Instant;

/**
 * A sweep that was kept, without its result.
 *
 * @param config what was asked for
 * @param dataDigest of the prices it ran over, 64 hex digits
 * @param resultDigest likewise of what came of it
 * @param finalValue of its best trial
 */
public record SavedSweep(
        long id,
        String name,
        Instant savedAt,
        SweepConfig config,
        String dataDigest,
        String resultDigest,
        double finalValue) {}
