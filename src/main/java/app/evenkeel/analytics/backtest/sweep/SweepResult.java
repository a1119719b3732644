package app.evenkeel.analytics.backtest.sweep;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What came of a sweep.
 *
 * @param trials how many combinations were tried
 * @param refused how many of them made no sense, such as a fast mean slower than the slow one
 * @param kept the best, by their objective in sample, the best first
 * @param map of the first two parameters
 * @param plateau the best trial in the map's plateau; {@code null} where there is none
 * @param deflated of the best trial, over its returns in sample; {@code null} where the objective
 *     is another than the Sharpe ratio
 * @param walkForward or {@code null} where it was not asked for
 */
public record SweepResult(
        long trials,
        long refused,
        List<Trial> kept,
        HeatMap map,
        @Nullable Trial plateau,
        @Nullable DeflatedSharpe deflated,
        @Nullable WalkForward walkForward) {
    public SweepResult {
        kept = List.copyOf(kept);
    }

    /** The best in sample; {@code null} where no trial had an objective. */
    public @Nullable Trial best() {
        return kept.isEmpty() ? null : kept.getFirst();
    }
}
