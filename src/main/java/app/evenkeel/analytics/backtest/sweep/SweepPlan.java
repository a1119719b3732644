package app.evenkeel.analytics.backtest.sweep;

import app.evenkeel.analytics.backtest.strategy.Setting;
import app.evenkeel.analytics.backtest.strategy.Settings;
import app.evenkeel.analytics.backtest.strategy.StrategyType;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SplittableRandom;

/**
 * What is to be tried.
 *
 * @param type of all strategies
 * @param common what is not varied
 * @param axes what is; the first two make the map
 * @param sampling which of the combinations
 * @param objective what they are ranked by
 * @param inSample fraction of the returns that a choice may be made by, from 0.1 to 1; the rest
 *     tells whether it was a good one
 * @param folds how the period is walked through, or {@code null} for not
 * @param riskFree return of one period
 * @param kept how many trials are kept, the best; at most {@value #MOST_KEPT}
 */
public record SweepPlan(
        StrategyType type,
        Settings common,
        List<Axis> axes,
        Sampling sampling,
        Objective objective,
        double inSample,
        @Nullable Folds folds,
        double riskFree,
        int kept) {
    /** Trials that are kept at most. */
    public static final int MOST_KEPT = 10_000;

    private static final long MOST_CELLS = 250_000;

    /** Which combinations are tried. */
    public sealed interface Sampling {
        /** All of them. */
        record Grid() implements Sampling {}

        /**
         * Some, drawn alike from all, with what is drawn put back.
         *
         * @param seed the same for the same draws
         */
        record Random(long count, long seed) implements Sampling {}
    }

    /**
     * How a walk forward goes: a choice is made by {@code train} returns and then held for the next
     * {@code test}; and so on.
     *
     * @param anchored whether every choice looks back to the first return
     */
    public record Folds(int train, int test, boolean anchored) {
        public Folds {
            if (train < 20 || test < 1) {
                throw new IllegalArgumentException(
                        "at least 20 returns to choose by and 1 to hold");
            }
        }
    }

    public SweepPlan {
        axes = List.copyOf(axes);
        if (axes.isEmpty()) {
            throw new IllegalArgumentException("nothing is varied");
        }
        if (!(inSample >= 0.1 && inSample <= 1)) {
            throw new IllegalArgumentException("inSample from 0.1 to 1");
        }
        if (kept < 1 || kept > MOST_KEPT) {
            throw new IllegalArgumentException("kept from 1 to " + MOST_KEPT);
        }
        if ((long) size(axes, 0) * size(axes, 1) > MOST_CELLS) {
            throw new IllegalArgumentException("more than " + MOST_CELLS + " cells in the map");
        }
    }

    private static int size(List<Axis> axes, int index) {
        return index < axes.size() ? axes.get(index).values().size() : 1;
    }

    /** How many combinations there are; {@link Long#MAX_VALUE} where they cannot be counted. */
    public long combinations() {
        long product = 1;
        for (Axis axis : axes) {
            int count = axis.values().size();
            if (product > Long.MAX_VALUE / count) {
                return Long.MAX_VALUE;
            }
            product *= count;
        }
        return product;
    }

    /** How many are tried. */
    public long trials() {
        return switch (sampling) {
            case Sampling.Grid _ -> combinations();
            case Sampling.Random random -> random.count();
        };
    }

    /** Which value of each axis a trial has. */
    int[] choice(long trial) {
        int[] choice = new int[axes.size()];
        switch (sampling) {
            case Sampling.Grid _ -> {
                long rest = trial;
                for (int i = choice.length - 1; i >= 0; i--) {
                    int count = axes.get(i).values().size();
                    choice[i] = (int) (rest % count);
                    rest /= count;
                }
            }
            case Sampling.Random random -> {
                // Each trial draws for itself, so that no order of threads can change it.
                SplittableRandom draw =
                        new SplittableRandom(random.seed() + 0x9E3779B97F4A7C15L * (trial + 1));
                for (int i = 0; i < choice.length; i++) {
                    choice[i] = draw.nextInt(axes.get(i).values().size());
                }
            }
        }
        return choice;
    }

    /** The settings of a trial, which follow from its number. */
    public Settings settings(long trial) {
        return settings(choice(trial));
    }

    /** The settings of a choice. */
    Settings settings(int[] choice) {
        Settings settings = common;
        for (int i = 0; i < choice.length; i++) {
            Setting value = axes.get(i).values().get(choice[i]);
            settings = settings.with(axes.get(i).parameter(), value);
        }
        return settings;
    }
}
