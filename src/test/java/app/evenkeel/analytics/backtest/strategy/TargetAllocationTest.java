package app.evenkeel.analytics.backtest.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.backtest.Backtest;
import app.evenkeel.analytics.backtest.BacktestRun;
import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Dealing;
import app.evenkeel.analytics.backtest.Execution;
import app.evenkeel.analytics.backtest.SampleBars;
import app.evenkeel.analytics.backtest.SpeedData;
import app.evenkeel.analytics.backtest.Terms;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class TargetAllocationTest {
    /** A rises by a tenth a day, B stays. */
    private static final Bars RISING =
            SampleBars.of(new double[] {100, 110, 121}, new double[] {100, 100, 100});

    private static final Percentage ORACLE = Percentage.withPercentage(1e-7);

    private static BacktestRun run(Bars bars, Terms terms, Settings settings) {
        return Backtest.run(bars, terms, TargetAllocation.TYPE.make(settings).on(bars, terms));
    }

    private static Terms same(Bars bars, double capital) {
        return Terms.of(bars, capital).with(Execution.SAME_CLOSE);
    }

    @Test
    void bringsBothBackToHalfEveryDay() {
        BacktestRun run = run(RISING, same(RISING, 1000), Chosen.settings("every", "daily"));

        // Day 1: 550 + 500 = 1,050, split anew; day 2: 525 x 1.1 + 525.
        assertThat(run.values()).containsExactly(new double[] {1000, 1050, 1102.5}, within(1e-9));
        assertThat(run.totals().rebalances()).isEqualTo(2);
        assertThat(run.trades()).hasSize(4);
    }

    @Test
    void tradesAtTheNextCloseUnlessAskedOtherwise() {
        BacktestRun run = run(RISING, Terms.of(RISING, 1000), Chosen.settings("every", "daily"));

        // Decided on day 0, bought on day 1; at whose close nothing has drifted yet.
        assertThat(run.values()).containsExactly(new double[] {1000, 1000, 1050}, within(1e-9));
        assertThat(run.trades()).extracting(line -> line.bar()).containsExactly(1, 1);
    }

    @Test
    void hasExactWeightsAfterCost() {
        BacktestRun run =
                run(
                        RISING,
                        same(RISING, 1000).with(Dealing.at(0.1)),
                        Chosen.settings("every", "daily"));

        // x = 1000 - 0.1 x, then 500 and 454.5... A costs 0.1 of what goes from A to B and back.
        assertThat(run.values()[0]).isCloseTo(1000 / 1.1, within(1e-9));
        double before = 1000 / 1.1;
        double held = before / 2 * 1.1;
        double value = held + before / 2;
        // Half each: A gives (held - x / 2), B takes (x / 2 - before / 2), so x = value - 0.1 x
        // (held - before / 2).
        double after = value - 0.1 * (held - before / 2);
        assertThat(run.values()[1]).isCloseTo(after, within(1e-9));
        assertThat(run.totals().cost()).isCloseTo(1000 - before + value - after, within(1e-9));
    }

    @Test
    void leavesAloneWhatIsWithinItsBand() {
        // After a day A weighs 550 / 1050, which is 2.4 points and 4.8 percent too much.
        assertThat(rebalances("absolute", 0.02)).isEqualTo(2);
        assertThat(rebalances("absolute", 0.03)).isEqualTo(1);
        assertThat(rebalances("relative", 0.04)).isEqualTo(2);
        assertThat(rebalances("relative", 0.05)).isEqualTo(1);
        // Hybrid 0.9 points: 4.5 percent of the target are 2.25 points, 0.9 is less.
        assertThat(rebalances("hybrid", 0.02)).isEqualTo(2);
        assertThat(rebalances("hybrid", 0.03)).isEqualTo(1);
    }

    private static int rebalances(String band, double threshold) {
        return run(
                        RISING,
                        same(RISING, 1000),
                        Chosen.settings("every", "daily", "band", band, "threshold", threshold))
                .totals()
                .rebalances();
    }

    @Test
    void goesToTheEdgeOrHalfWay() {
        Bars bars =
                SampleBars.of(
                        new double[] {100, 140, 140},
                        new double[] {100, 100, 100},
                        new double[] {100, 100, 100});
        Map<String, Double> thirds = Map.of("A", 0.5, "B", 0.25, "C", 0.25);

        // A weighs 700 / 1200; edge 0.55, so 40 of A are sold and shared by B and C.
        BacktestRun edge =
                run(
                        bars,
                        same(bars, 1000),
                        Chosen.settings(
                                "weights",
                                thirds,
                                "every",
                                "daily",
                                "band",
                                "absolute",
                                "threshold",
                                0.05,
                                "destination",
                                "edge"));
        assertThat(edge.units())
                .containsExactly(new double[] {660 / 140.0, 2.7, 2.7}, within(1e-9));

        // Half-way is 0.525 of 1,200.
        BacktestRun half =
                run(
                        bars,
                        same(bars, 1000),
                        Chosen.settings(
                                "weights",
                                thirds,
                                "every",
                                "daily",
                                "band",
                                "absolute",
                                "threshold",
                                0.05,
                                "destination",
                                "half"));
        assertThat(half.units())
                .containsExactly(new double[] {630 / 140.0, 2.85, 2.85}, within(1e-9));
    }

    @Test
    void spendsWhatComesInWhereMostIsLacking() {
        Bars bars =
                SampleBars.of(new double[] {100, 100, 100, 100}, new double[] {100, 50, 50, 50});
        Terms terms = same(bars, 1000).with(List.of(new Terms.Flow(2, 100)));

        BacktestRun run = run(bars, terms, Chosen.settings("every", "never"));

        // A 500 and B 250 of then 850: B lacks 175, A is over, so all of it goes to B.
        assertThat(run.units()).containsExactly(new double[] {5, 7}, within(1e-9));
        assertThat(run.values()).containsExactly(new double[] {1000, 750, 850, 850}, within(1e-9));
        assertThat(run.flows()).containsExactly(0, 0, 100, 0);
    }

    @Test
    void agreesWithTheWrittenRuleOfTheSpeedWorkload() throws IOException {
        Bars bars = SpeedData.orSkip().bars();
        Terms terms = same(bars, 1_000_000).with(Dealing.at(0.001));

        BacktestRun monthly = run(bars, terms, Chosen.settings("every", "monthly"));
        assertThat(monthly.finalValue()).isCloseTo(1_351_197.261856933, ORACLE);
        assertThat(monthly.totals().rebalances()).isEqualTo(120);
        assertThat(monthly.totals().cost()).isCloseTo(9_835.7476, within(1e-4));

        BacktestRun banded =
                run(
                        bars,
                        terms,
                        Chosen.settings("every", "daily", "band", "relative", "threshold", 0.05));
        assertThat(banded.finalValue()).isCloseTo(1_318_639.7494187618, ORACLE);
        assertThat(banded.totals().rebalances()).isEqualTo(769);
        assertThat(banded.totals().cost()).isCloseTo(22_514.0209, within(1e-4));
    }

    @Test
    void agreesWithTheSumOfAThousandConfigurations() throws IOException {
        SpeedData data = SpeedData.orSkip();
        Bars bars = data.bars();
        double[][] weights = data.weights();
        Terms terms = same(bars, 1_000_000).with(Dealing.at(0.001));
        double sum = 0;
        int rebalances = 0;
        for (SpeedData.Config config : data.sweep()) {
            Map<String, Double> byAsset = new HashMap<>();
            for (int a = 0; a < SpeedData.ASSETS; a++) {
                byAsset.put(bars.names().get(a), weights[config.weights()][a]);
            }
            BacktestRun run =
                    run(
                            bars,
                            terms,
                            Chosen.settings(
                                    "weights",
                                    byAsset,
                                    "every",
                                    Parameter.word(config.every()),
                                    "threshold",
                                    config.threshold()));
            sum += run.finalValue();
            rebalances += run.totals().rebalances();
        }
        assertThat(sum).isCloseTo(1_333_692_687.2427492, ORACLE);
        assertThat(rebalances).isEqualTo(315_902);
    }
}
