package app.evenkeel.analytics.backtest.strategy;

import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Decider;
import app.evenkeel.analytics.backtest.Terms;

import java.util.List;

/**
 * Holds an asset from the close at which the mean of its last {@code fast} closes crosses that of
 * its last {@code slow} from below, to the close at which it crosses from above. An asset whose
 * fast mean is above to begin with waits for the next crossing.
 */
final class MovingAverageCrossover implements Strategy {
    static final StrategyType TYPE =
            new StrategyType(
                    "moving-average-crossover",
                    List.of(
                            Parameter.whole("fast", 1, 1_000, 50, Parameter.Unit.BARS),
                            Parameter.whole("slow", 2, 2_600, 200, Parameter.Unit.BARS)),
                    MovingAverageCrossover::new);

    private final int fast;
    private final int slow;

    MovingAverageCrossover(Settings settings) {
        this.fast = settings.whole("fast");
        this.slow = settings.whole("slow");
        if (fast >= slow) {
            throw new SettingException("fast must be less than slow");
        }
    }

    @Override
    public Decider on(Bars bars, Terms terms) {
        int from = terms.start();
        return new Slots(
                bars,
                from,
                (asset, bar, isIn) -> {
                    double[] sums = bars.sums(asset);
                    if (isIn) {
                        return below(sums, bar);
                    }
                    int known = Math.max(from, bars.first(asset) + slow - 1);
                    // Only the first time can the fast mean be above while the asset is out.
                    return above(sums, bar <= known ? below(sums, known) : bar);
                });
    }

    /** The first bar from {@code bar} on with the fast mean below the slow one. */
    private int below(double[] sums, int bar) {
        int t = bar + 1;
        while (t < sums.length
                && (sums[t] - sums[t - fast]) * slow >= (sums[t] - sums[t - slow]) * fast) {
            t++;
        }
        return t - 1;
    }

    private int above(double[] sums, int bar) {
        int t = bar + 1;
        while (t < sums.length
                && (sums[t] - sums[t - fast]) * slow <= (sums[t] - sums[t - slow]) * fast) {
            t++;
        }
        return t - 1;
    }
}
