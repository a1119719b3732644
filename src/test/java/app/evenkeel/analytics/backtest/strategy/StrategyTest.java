package app.evenkeel.analytics.backtest.strategy;

import static app.evenkeel.analytics.backtest.strategy.Chosen.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.backtest.BacktestRun;
import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Dealing;
import app.evenkeel.analytics.backtest.Execution;
import app.evenkeel.analytics.backtest.SampleBars;
import app.evenkeel.analytics.backtest.SpeedData;
import app.evenkeel.analytics.backtest.Terms;
import app.evenkeel.analytics.backtest.TradeLog;

import org.assertj.core.data.Offset;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

/** Each strategy by a case that can be worked out with pencil and paper. */
class StrategyTest {
    private static final Offset<Double> EXACT = within(1e-9);

    private static double[] of(double... numbers) {
        return numbers;
    }

    @Test
    void buyAndHoldBuysOnceAndWhatComesInWhereItLacks() {
        Bars bars = SampleBars.of(of(10, 20, 20, 20), of(10, 10, 10, 10));
        Terms terms =
                Terms.of(bars, 1000)
                        .with(Execution.SAME_CLOSE)
                        .with(List.of(new Terms.Flow(2, 100)));

        BacktestRun run = run(bars, terms, BuyAndHold.TYPE);

        assertThat(run.totals().rebalances()).isEqualTo(2);
        assertThat(run.units()).containsExactly(of(50, 60), EXACT);
        assertThat(run.values()).containsExactly(of(1000, 1500, 1600, 1600), EXACT);
    }

    @Test
    void dollarCostAveragingSpendsInstalmentsAndWhatCameIn() {
        Bars bars = SampleBars.of(of(10, 20, 25, 50, 50));
        Terms terms =
                Terms.of(bars, 300).with(Execution.SAME_CLOSE).with(List.of(new Terms.Flow(3, 50)));

        BacktestRun run =
                run(bars, terms, DollarCostAveraging.TYPE, "every", "daily", "instalments", 3.0);

        // 100 at 10, 100 at 20, 100 at 25, then the 50 that came in at 50.
        assertThat(run.trades())
                .extracting(TradeLog.Line::units)
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1)
                .containsExactly(10.0, 5.0, 4.0, 1.0);
        assertThat(run.finalValue()).isCloseTo(20 * 50, EXACT);
    }

    @Test
    void valueAveragingFollowsItsPathByBuyingAndSelling() {
        Bars bars = SampleBars.of(of(10, 20, 5, 5));

        BacktestRun run = run(bars, ValueAveraging.TYPE, "every", "daily", "step", 100.0);

        // Worth 100: 10 units. Worth 200 at 20: none. Worth 300 at 5: 60 in all, so 50 more.
        assertThat(run.units()).containsExactly(of(60), EXACT);
        assertThat(run.totals().cash()).isCloseTo(1000 - 100 - 250, EXACT);

        Bars rising = SampleBars.of(of(10, 40, 40));
        assertThat(run(rising, ValueAveraging.TYPE, "every", "daily", "step", 100.0).units())
                .containsExactly(of(5), EXACT);
        assertThat(
                        run(
                                        rising,
                                        ValueAveraging.TYPE,
                                        "every",
                                        "daily",
                                        "step",
                                        100.0,
                                        "selling",
                                        false)
                                .units())
                .containsExactly(of(10), EXACT);
    }

    @Test
    void momentumHoldsTheBestAndInItsDualFormOnlyWhatRose() {
        // Over two bars: A +10 %, B +20 %, C -10 %; then all fall.
        Bars bars = SampleBars.of(of(10, 10, 11, 11), of(10, 10, 12, 12), of(10, 10, 9, 9));
        Object[] common = {"lookback", 2.0, "skip", 0.0, "every", "daily"};

        assertThat(run(bars, Momentum.TYPE, with(common, "mode", "ranked", "top", 2.0)).units())
                .containsExactly(of(500 / 11.0, 500 / 12.0, 0), EXACT);
        assertThat(run(bars, Momentum.TYPE, with(common, "mode", "absolute")).units())
                .containsExactly(of(1000 / 33.0, 1000 / 36.0, 0), EXACT);
        // The best two are B and A; with a hurdle of 15 % A's half stays in cash.
        BacktestRun dual =
                run(bars, Momentum.TYPE, with(common, "mode", "dual", "top", 2.0, "hurdle", 0.15));
        assertThat(dual.units()).containsExactly(of(0, 500 / 12.0, 0), EXACT);
        assertThat(dual.totals().cash()).isCloseTo(500, EXACT);
    }

    private static Object[] with(Object[] common, Object... more) {
        Object[] all = new Object[common.length + more.length];
        System.arraycopy(common, 0, all, 0, common.length);
        System.arraycopy(more, 0, all, common.length, more.length);
        return all;
    }

    @Test
    void movingAveragesBuyAtTheCrossingAndSellAtTheNext() {
        // Means of 1 and 3: below at 8, 7; above at 9 (mean 8), 12; below at 6.
        Bars bars = SampleBars.of(of(10, 9, 8, 7, 9, 12, 6, 6));

        BacktestRun run = run(bars, MovingAverageCrossover.TYPE, "fast", 1.0, "slow", 3.0);

        assertThat(run.trades()).extracting(TradeLog.Line::bar).containsExactly(4, 6);
        assertThat(run.finalValue()).isCloseTo(1000.0 / 9 * 6, EXACT);
    }

    @Test
    void movingAveragesWaitForTheNextCrossingWhereTheyBeginAbove() {
        Bars bars = SampleBars.of(of(7, 8, 9, 10, 11, 3, 12, 12));

        BacktestRun run = run(bars, MovingAverageCrossover.TYPE, "fast", 1.0, "slow", 3.0);

        assertThat(run.trades()).extracting(TradeLog.Line::bar).containsExactly(6);
    }

    @Test
    void movingAveragesAgreeWithTheThousandPairsOfTheSpeedWorkload() throws IOException {
        Bars all = SpeedData.orSkip().bars();
        Bars bars = Bars.of(List.of("SYM000"), days(all), all.closes(0));
        Terms terms = Terms.of(bars, 1_000_000).with(Execution.SAME_CLOSE).with(Dealing.at(0.001));
        double sum = 0;
        double best = 0;
        double first = 0;
        for (int fast = 5; fast < 45; fast += 2) {
            for (int slow = 50; slow < 150; slow += 2) {
                double value =
                        run(
                                        bars,
                                        terms,
                                        MovingAverageCrossover.TYPE,
                                        "fast",
                                        (double) fast,
                                        "slow",
                                        (double) slow)
                                .finalValue();
                first = sum == 0 ? value : first;
                sum += value;
                best = Math.max(best, value);
            }
        }
        Percentage oracle = Percentage.withPercentage(1e-7);
        assertThat(sum).isCloseTo(1_931_895_117.69066, oracle);
        assertThat(first).isCloseTo(1_518_023.36527, oracle);
        assertThat(best).isCloseTo(3_387_966.04870, oracle);
    }

    private static long[] days(Bars bars) {
        long[] days = new long[bars.size()];
        for (int t = 0; t < days.length; t++) {
            days[t] = bars.day(t).toEpochDay();
        }
        return days;
    }

    @Test
    void meanReversionBuysWhatFellFarAndSellsWhatCameBack() {
        // z of 3 closes: 9 within (10, 10, 9) is -1.15; 10 within (9, 9, 10) is 1.15.
        Bars bars = SampleBars.of(of(10, 10, 10, 9, 9, 10, 10, 10));

        BacktestRun run = run(bars, MeanReversion.TYPE, "window", 3.0, "entry", 1.1, "exit", -1.0);

        assertThat(run.trades()).extracting(TradeLog.Line::bar).containsExactly(3, 5);
        assertThat(run.finalValue()).isCloseTo(1000.0 / 9 * 10, EXACT);
    }

    @Test
    void inverseVolatilityWeighsByOneOverTheDeviation() {
        // Returns of A: +10 %, -10 %; of B: +20 %, -20 %: twice the deviation, half the weight.
        Bars bars = SampleBars.of(of(100, 110, 99, 99), of(100, 120, 96, 96));

        BacktestRun run = run(bars, RiskWeighting.INVERSE_VOLATILITY, "window", 2.0);

        assertThat(run.units()).containsExactly(of(1000 * 2 / 3.0 / 99, 1000 / 3.0 / 96), EXACT);
    }

    @Test
    void equalRiskContributionOfTwoAssetsIsInverseVolatilityWhateverTheirCorrelation() {
        double[][] covariances = {{0.04, 0.03}, {0.03, 0.09}};

        double[] weights = RiskWeights.equalContribution(covariances);

        assertThat(weights).containsExactly(of(0.6, 0.4), within(1e-12));
    }

    @Test
    void equalRiskContributionMakesAllContributionsEqual() {
        double[][] c = {{0.04, 0.01, -0.005}, {0.01, 0.0225, 0.008}, {-0.005, 0.008, 0.09}};

        double[] w = RiskWeights.equalContribution(c);

        double[] risk = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                risk[i] += w[i] * c[i][j] * w[j];
            }
        }
        assertThat(risk[1]).isCloseTo(risk[0], within(1e-12));
        assertThat(risk[2]).isCloseTo(risk[0], within(1e-12));
    }

    @Test
    void minimumVarianceOfUncorrelatedAssetsIsInverseVariance() {
        double[] weights = RiskWeights.minimumVariance(new double[][] {{0.01, 0}, {0, 0.04}});

        assertThat(weights).containsExactly(of(0.8, 0.2), within(1e-9));
    }

    @Test
    void minimumVarianceSellsNothingShort() {
        // Unbounded the second would have (0.04 - 0.09) / (0.04 + 0.16 - 0.18), which is below 0.
        double[] weights = RiskWeights.minimumVariance(new double[][] {{0.04, 0.09}, {0.09, 0.25}});

        assertThat(weights).containsExactly(of(1, 0), within(1e-9));
    }

    @Test
    void pairTradingSellsTheDearShortAgainstTheCheap() {
        // ln(A / B) is flat, jumps on bar 3 and is back on bar 4.
        Bars bars = SampleBars.of(of(10, 10, 10, 12, 10, 10), of(10, 10, 10, 10, 10, 10));

        BacktestRun run =
                run(
                        bars,
                        PairTrading.TYPE,
                        "first",
                        "A",
                        "second",
                        "B",
                        "window",
                        3.0,
                        "entry",
                        1.1,
                        "exit",
                        0.5);

        // Short 500 / 12 of A and long 50 of B; A falls by 2.
        assertThat(run.trades()).extracting(TradeLog.Line::bar).containsExactly(3, 3, 4, 4);
        assertThat(run.finalValue()).isCloseTo(1000 + 500 / 12.0 * 2, EXACT);
        assertThat(run.units()).containsExactly(of(0, 0), EXACT);
    }

    @Test
    void arbitrageSellsWhereItIsDearAndBuysAsManyWhereItIsCheap() {
        Bars bars = SampleBars.of(of(100, 110, 100, 100, 100), of(100, 100, 100, 105, 100));

        BacktestRun run =
                run(bars, CrossVenueArbitrage.TYPE, "first", "A", "second", "B", "threshold", 0.02);

        // 2.5 at each; bar 1 turns 2.5 of A into 2.5 of B for 25; bar 3 turns 5 of B into 5 of A
        // for 25.
        assertThat(run.units()).containsExactly(of(5, 0), EXACT);
        assertThat(run.totals().cash()).isCloseTo(550, EXACT);
        assertThat(run.finalValue()).isCloseTo(1050, EXACT);
    }
}
