package app.evenkeel.analytics.backtest.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.backtest.BacktestRun;
import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Caveat;
import app.evenkeel.analytics.backtest.SampleBars;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class LearntDirectionTest {
    /**
     * Rises for ten days and falls for ten, by a hundredth a day: all that is needed to know is
     * seen.
     */
    private static Bars waves(int size) {
        double[] closes = new double[size];
        closes[0] = 100;
        for (int t = 1; t < size; t++) {
            closes[t] = closes[t - 1] * (t / 10 % 2 == 0 ? 1.01 : 1 / 1.01);
        }
        return SampleBars.of(closes);
    }

    private static double amount(BacktestRun run, Caveat.Kind kind) {
        return run.caveats().stream()
                .filter(caveat -> caveat.kind() == kind)
                .findFirst()
                .orElseThrow()
                .amount();
    }

    @Test
    void learnsWhatCanBeLearntAndSaysHowOftenItWasRight() {
        BacktestRun run =
                Chosen.run(
                        waves(600),
                        LearntDirection.TYPE,
                        "horizon",
                        1.0,
                        "history",
                        200.0,
                        "every",
                        "daily");

        // Yesterday's direction is today's on nine days of ten.
        assertThat(amount(run, Caveat.Kind.PREDICTIONS_RIGHT)).isCloseTo(0.9, within(0.05));
        assertThat(amount(run, Caveat.Kind.ALWAYS_RISING_RIGHT)).isCloseTo(0.5, within(0.05));
        assertThat(run.finalValue()).isGreaterThan(3_000);
    }

    @Test
    void isHonestWhereThereIsNothingToLearn() {
        Bars bars = SampleBars.walks(2, 900, 21);

        BacktestRun run = Chosen.run(bars, LearntDirection.TYPE, "horizon", 5.0, "history", 250.0);

        assertThat(amount(run, Caveat.Kind.PREDICTIONS_RIGHT)).isBetween(0.35, 0.65);
    }

    @Test
    void theModelIsTheSameForTheSameSeedAndKnowsAStraightLine() {
        SplittableRandom random = new SplittableRandom(4);
        List<LogisticModel.Seen> seen = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            double x = random.nextGaussian();
            seen.add(new LogisticModel.Seen(List.of(x, random.nextGaussian()), x > 0));
        }

        LogisticModel once = LogisticModel.learn(seen, 7);
        LogisticModel again = LogisticModel.learn(seen, 7);

        assertThat(once.chance(List.of(1.5, 0.0))).isGreaterThan(0.9);
        assertThat(once.chance(List.of(-1.5, 0.0))).isLessThan(0.1);
        assertThat(again.chance(List.of(0.3, 0.2))).isEqualTo(once.chance(List.of(0.3, 0.2)));
    }
}
