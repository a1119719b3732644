package app.evenkeel.analytics.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.backtest.strategy.Chosen;
import app.evenkeel.analytics.backtest.strategy.Settings;
import app.evenkeel.analytics.backtest.strategy.Strategies;
import app.evenkeel.analytics.performance.TradeStatistics;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The rules of the simulation, each by a case that can be worked out with pencil and paper. */
class BacktestTest {
    private static final Offset<Double> EXACT = within(1e-9);
    private static final Bars STILL = SampleBars.of(of(10, 10, 10, 10));

    private static double[] of(double... numbers) {
        return numbers;
    }

    private static Terms terms(Bars bars) {
        return Terms.of(bars, 1000).with(Execution.SAME_CLOSE);
    }

    /** Trades to given weights on given bars. */
    private static Decider plan(double[]... weightsByBar) {
        return new Decider() {
            private int planned;

            @Override
            public int next(int from) {
                while (planned < weightsByBar.length && weightsByBar[planned].length == 0) {
                    planned++;
                }
                return planned < weightsByBar.length ? Math.max(planned, from) : Integer.MAX_VALUE;
            }

            @Override
            public boolean decide(Moment moment, double[] weights) {
                if (!moment.isDue()) {
                    return false;
                }
                System.arraycopy(weightsByBar[planned++], 0, weights, 0, weights.length);
                return true;
            }
        };
    }

    private static BacktestRun run(Bars bars, Terms terms, double[]... weightsByBar) {
        return Backtest.run(bars, terms, plan(weightsByBar));
    }

    @Test
    void paysInterestOnCashByTheDay() {
        Bars bars = Bars.of(List.of("A"), new long[] {0, 1, 4}, of(10, 10, 10));

        BacktestRun run = run(bars, terms(bars).with(new Terms.Interest(0.365, 0)), of(0.5));

        // 500 earn a thousandth a day: one day, then three.
        assertThat(run.finalValue()).isCloseTo(500 + 500 * 1.001 * 1.003, EXACT);
        assertThat(run.totals().interest()).isCloseTo(500 * 1.001 * 1.003 - 500, EXACT);
    }

    @Test
    void chargesInterestOnWhatIsSoldShort() {
        BacktestRun run = run(STILL, terms(STILL).with(new Terms.Interest(0, 0.365)), of(-0.5));

        assertThat(run.finalValue()).isCloseTo(1000 - 3 * 0.5, EXACT);
    }

    @Test
    void paysDividendsLessTaxOnTheFirstDayWithoutTheRight() {
        Bars bars =
                Bars.on(SampleBars.days(3))
                        .asset("A", of(10, 9, 9), null, null)
                        .dividend(SampleBars.FIRST.toEpochDay() + 1, 1)
                        .build();
        Tax tax = new Tax(0, 0, 0, 0.2, Tax.Method.FIFO, Tax.Payment.AT_SALE, 0);

        BacktestRun run = run(bars, terms(bars).with(tax), of(1));

        assertThat(run.totals().payments()).isCloseTo(80, EXACT);
        assertThat(run.values()).containsExactly(of(1000, 980, 980), EXACT);
    }

    @Test
    void owesTheWholeDividendOnWhatIsSoldShort() {
        Bars bars =
                Bars.on(SampleBars.days(3))
                        .asset("A", of(10, 9, 9), null, null)
                        .dividend(SampleBars.FIRST.toEpochDay() + 1, 1)
                        .build();
        Tax tax = new Tax(0, 0, 0, 0.2, Tax.Method.FIFO, Tax.Payment.AT_SALE, 0);

        BacktestRun run = run(bars, terms(bars).with(tax), of(-0.5));

        // 50 sold for 500: they gain 50 as the price falls and owe 50 to the buyer.
        assertThat(run.totals().payments()).isCloseTo(-50, EXACT);
        assertThat(run.values()).containsExactly(of(1000, 1000, 1000), EXACT);
    }

    @Test
    void sellsInProportionForWhatIsWithdrawn() {
        Bars bars = SampleBars.of(of(10, 10, 10), of(10, 30, 30));
        Terms terms = terms(bars).with(Dealing.at(0.01)).with(List.of(new Terms.Flow(1, -198)));

        BacktestRun run = run(bars, terms, of(0.5, 0.5));

        // x = 1000 / 1.01 is 500 / 1.01 each; of 500 + 1,500 over 1.01 a tenth and a bit is sold.
        double part = 198 / 0.99 / (2000 / 1.01);
        assertThat(run.units())
                .containsExactly(of(50 / 1.01 * (1 - part), 50 / 1.01 * (1 - part)), EXACT);
        assertThat(run.flows()).containsExactly(0, -198, 0);
        assertThat(run.totals().cash()).isCloseTo(0, EXACT);
        assertThat(run.totals().rebalances()).isEqualTo(1);
    }

    @Test
    void saysWhatCouldNotBeWithdrawn() {
        BacktestRun run = run(STILL, terms(STILL).with(List.of(new Terms.Flow(1, -1500))), of(1));

        assertThat(run.values()).containsExactly(of(1000, 0, 0, 0), EXACT);
        assertThat(run.caveats())
                .contains(new Caveat(Caveat.Kind.WITHDRAWAL_MISSED, "", null, 500));
    }

    @Test
    void tradesWholeLotsAndNothingBelowTheMinimum() {
        Bars bars = SampleBars.of(of(30, 30, 30), of(7, 7, 7));
        Dealing lots = new Dealing(0, 0, 0, 0, 0, 10, 0);
        assertThat(run(bars, terms(bars).with(lots), of(0.5, 0.5)).units())
                .containsExactly(of(10, 70), EXACT);

        Dealing large = new Dealing(0, 0, 0, 0, 0, 0, 200);
        BacktestRun run = run(bars, terms(bars).with(large), of(0.85, 0.15), of(0.3, 0.7));
        assertThat(run.trades()).extracting(TradeLog.Line::asset).containsExactly(0, 0, 1);
    }

    @Test
    void neverSpendsMoreThanThereIsWhereFeesAreFixed() {
        Bars bars = SampleBars.of(of(10, 10, 10));
        Dealing fixed = new Dealing(0.001, 5, 8, 0, 0, 1, 0);

        BacktestRun run = run(bars, terms(bars).with(fixed), of(1));

        // max(8, 5 + 0.99) is 8; 99.2 units less the fee are 99 whole ones.
        assertThat(run.units()).containsExactly(of(99), EXACT);
        assertThat(run.totals().cash()).isCloseTo(1000 - 990 - 8, EXACT);
    }

    @Test
    void losesHalfTheSpreadAndSlippageEachWay() {
        Dealing dealing = new Dealing(0, 0, 0, 0.02, 0.01, 0, 0);

        BacktestRun run = run(STILL, terms(STILL).with(dealing), of(1), of(0));

        assertThat(run.finalValue()).isCloseTo(1000 / 1.02 * 0.98, EXACT);
    }

    @Test
    void tradesAtTheNextOpenWhereThereIsOne() {
        Bars bars =
                Bars.on(SampleBars.days(3))
                        .asset("A", of(10, 12, 12), of(10, 11, Double.NaN), null)
                        .build();

        assertThat(run(bars, terms(bars).with(Execution.NEXT_PRICE), of(1)).units())
                .containsExactly(of(1000 / 11.0), EXACT);
        assertThat(run(bars, terms(bars).with(Execution.NEXT_CLOSE), of(1)).units())
                .containsExactly(of(1000 / 12.0), EXACT);
        assertThat(run(bars, terms(bars), of(1)).units()).containsExactly(of(100), EXACT);
    }

    @Test
    void valuesInOneCurrencyByTheRateOfTheDay() {
        Bars bars =
                Bars.on(SampleBars.days(3))
                        .asset("A", of(10, Double.NaN, 10), null, of(100, 110, 120))
                        .build();

        BacktestRun run = run(bars, terms(bars), of(1));

        // On the day without a price the rate still moves what is held.
        assertThat(run.values()).containsExactly(of(1000, 1100, 1200), EXACT);
    }

    @Test
    void waitsForADayOnWhichEverythingIsTraded() {
        Bars bars = SampleBars.of(of(10, 10, 20, 20), of(10, Double.NaN, 10, 10));

        BacktestRun run = run(bars, terms(bars), of(1, 0), of(0, 1));

        assertThat(run.trades()).extracting(TradeLog.Line::bar).containsExactly(0, 2, 2);
    }

    @Test
    void goesOnWithoutWhatHasHadNoPriceForMoreThanTenDays() {
        double[] daily = new double[20];
        Arrays.fill(daily, 10);
        double[] stopping = daily.clone();
        Arrays.fill(stopping, 2, 18, Double.NaN);
        Bars bars = SampleBars.of(daily, stopping);

        // B has prices on days 0 and 1, then none; day 11 is ten days after, day 12 eleven.
        assertThat(bars.fullFrom(2)).isEqualTo(12);
        assertThat(bars.isTraded(1, 12)).isFalse();
        assertThat(bars.fullFrom(13)).isEqualTo(13);
        assertThat(bars.isTraded(1, 18)).isTrue();
        // Whether it comes again makes no difference.
        Arrays.fill(stopping, 18, 20, Double.NaN);
        assertThat(SampleBars.of(daily, stopping).fullFrom(2)).isEqualTo(12);
    }

    @Test
    void waitsLongerForWhatHasAPriceLessOften() {
        double[] daily = new double[40];
        Arrays.fill(daily, 10);
        double[] rare = new double[40];
        Arrays.fill(rare, Double.NaN);
        rare[0] = 10;
        rare[8] = 10;

        // Eight days lay between its two prices, so that the next is waited for for sixteen.
        assertThat(SampleBars.of(daily, rare).fullFrom(9)).isEqualTo(25);
    }

    @Test
    void givesTheShareOfWhatHasNoPriceYetToTheOthers() {
        Bars bars = SampleBars.of(of(10, 10, 10), of(Double.NaN, Double.NaN, 10));

        BacktestRun run = run(bars, terms(bars), of(0.5, 0.3));

        // 0.5 of A and 0.2 of cash stand for the whole until B is there.
        assertThat(run.units()).containsExactly(of(1000 * 0.5 / 0.7 / 10, 0), EXACT);
        assertThat(run.caveats())
                .contains(
                        new Caveat(Caveat.Kind.BEGINS_LATE, "B", SampleBars.FIRST.plusDays(2), 0));
    }

    @Test
    void withholdsTaxAtTheSaleAndGivesItBackInTheSameYear() {
        Bars bars = SampleBars.of(of(10, 20, 20, 20), of(10, 10, 5, 5));
        Tax tax = new Tax(0.2, 0.2, 0, 0, Tax.Method.FIFO, Tax.Payment.AT_SALE, 0);

        BacktestRun run =
                run(
                        bars,
                        terms(bars).with(tax),
                        of(0.5, 0.5),
                        of(0, Decider.KEEP),
                        of(Decider.KEEP, 0));

        // A doubles: a gain of 500, so 100 are withheld. Then B loses 250: 50 of it come back.
        assertThat(run.values()).containsExactly(of(1000, 1400, 1200, 1200), EXACT);
        assertThat(run.totals().tax()).isCloseTo(50, EXACT);
    }

    @Test
    void carriesLossesForwardAndTakesTheDearestLotsFirst() {
        long first = LocalDate.of(2020, 12, 28).toEpochDay();
        Bars bars =
                Bars.of(
                        List.of("A"),
                        new long[] {first, first + 1, first + 2, first + 5, first + 6},
                        of(10, 20, 15, 30, 30));
        Tax tax = new Tax(0.2, 0.2, 0, 0, Tax.Method.HIFO, Tax.Payment.AT_SALE, 1);

        // 50 units for 10, 25 for 20; 25 sold for 15 are those for 20: a loss of 125. In the next
        // year 50 are sold for 30: a gain of 1,000, less 125.
        BacktestRun run = run(bars, terms(bars).with(tax), of(0.5), of(1), of(750 / 1125.0), of(0));

        assertThat(run.units()).containsExactly(of(0), EXACT);
        assertThat(run.totals().tax()).isCloseTo(0.2 * 875, EXACT);
    }

    @Test
    void paysTaxOnTheFirstDayOfTheNextYear() {
        long first = LocalDate.of(2020, 12, 30).toEpochDay();
        Bars bars =
                Bars.of(
                        List.of("A"),
                        new long[] {first, first + 1, first + 2, first + 3},
                        of(10, 20, 20, 20));
        Tax tax = new Tax(0.3, 0.1, 1, 0, Tax.Method.FIFO, Tax.Payment.NEXT_YEAR, 0);

        BacktestRun run = run(bars, terms(bars).with(tax), of(1), of(0.5));

        // 50 units gain 500, held one day: short. 150 are paid from the cash of 1,000.
        assertThat(run.values()).containsExactly(of(1000, 2000, 1850, 1850), EXACT);
        assertThat(run.totals().tax()).isCloseTo(150, EXACT);
    }

    @Test
    void countsWhatIsTradedOnTheFirstDayOfAYearInThatYear() {
        long first = LocalDate.of(2020, 12, 30).toEpochDay();
        Bars bars =
                Bars.of(
                        List.of("A"),
                        new long[] {first, first + 1, first + 2, first + 3, first + 367},
                        of(10, 10, 20, 20, 20));
        Tax tax = new Tax(0.3, 0.3, 0, 0, Tax.Method.FIFO, Tax.Payment.NEXT_YEAR, 0);

        BacktestRun run = run(bars, terms(bars).with(Execution.NEXT_CLOSE).with(tax), of(1), of(0));

        // Sold on 1 January 2021 for a gain of 1,000, on which 300 are paid in January 2022.
        assertThat(run.values()).containsExactly(of(1000, 1000, 2000, 2000, 1700), EXACT);
        assertThat(run.totals().tax()).isCloseTo(300, EXACT);
    }

    @Test
    void paysNoMoreTaxThanThereIsAndTradesNothingOnceRuined() {
        long first = LocalDate.of(2020, 12, 30).toEpochDay();
        Bars bars =
                Bars.of(
                        List.of("A", "B"),
                        new long[] {first, first + 1, first + 2, first + 3, first + 4},
                        of(10, 100, 100, 100, 100),
                        of(100, 100, 10, 10, 10));
        Tax tax = new Tax(0.3, 0.3, 0, 0, Tax.Method.FIFO, Tax.Payment.NEXT_YEAR, 0);

        BacktestRun run =
                run(bars, terms(bars).with(tax), of(1, 0), of(0, 1), of(), of(0.6, 0.4), of());

        // A gains 9,000, on which 2,700 are due; B falls to 1,000, which is all that can be paid.
        assertThat(run.values()).containsExactly(of(1000, 10_000, 0, 0, 0), EXACT);
        assertThat(run.totals().tax()).isCloseTo(1000, EXACT);
        assertThat(run.totals().cash()).isCloseTo(0, EXACT);
        assertThat(run.units()).containsExactly(of(0, 0), EXACT);
        assertThat(run.trades()).extracting(TradeLog.Line::bar).containsExactly(0, 1, 1, 2);
        assertThat(run.caveats())
                .contains(new Caveat(Caveat.Kind.RUINED, "", LocalDate.of(2021, 1, 2), 0))
                .filteredOn(caveat -> caveat.kind() == Caveat.Kind.TAX_UNPAID)
                .singleElement()
                .satisfies(caveat -> assertThat(caveat.amount()).isCloseTo(1700, EXACT));
    }

    @Test
    void saysWhatTaxIsDueAfterTheEnd() {
        Bars bars = SampleBars.of(of(10, 20, 20));
        Tax tax = new Tax(0.3, 0.3, 0, 0, Tax.Method.FIFO, Tax.Payment.NEXT_YEAR, 0);

        BacktestRun run = run(bars, terms(bars).with(tax), of(1), of(0));

        assertThat(run.caveats()).contains(new Caveat(Caveat.Kind.TAX_UNPAID, "", null, 300));
    }

    @Test
    void sharesCapitalAmongStrategiesAndBringsTheSharesBack() {
        long first = LocalDate.of(2021, 1, 30).toEpochDay();
        long[] days = {first, first + 1, first + 2, first + 3, first + 4};
        Bars bars =
                Bars.of(List.of("A", "B"), days, of(10, 10, 20, 20, 20), of(10, 10, 10, 10, 10));
        Terms terms = terms(bars);

        BacktestRun run = Backtest.run(bars, terms, halves(bars), Frequency.MONTHLY);

        // On 1 February 1,000 and 500: 250 are taken out of A a day later and in B another later.
        assertThat(run.values()).containsExactly(of(1000, 1000, 1500, 1500, 1500), EXACT);
        assertThat(run.trades()).extracting(TradeLog.Line::bar).containsExactly(0, 0, 3);
        assertThat(run.units()).containsExactly(of(37.5, 50), EXACT);
        assertThat(run.totals().cash()).isCloseTo(250, EXACT);
    }

    @Test
    void bringsTheSharesBackOnlyOnDaysOnWhichEverythingTrades() {
        // A Thursday to the Wednesday after; A has no price at the weekend, B as a coin has.
        long first = LocalDate.of(2019, 1, 31).toEpochDay();
        Bars bars =
                Bars.of(
                        List.of("A", "B"),
                        new long[] {
                            first, first + 1, first + 2, first + 3, first + 4, first + 5, first + 6
                        },
                        of(10, 20, Double.NaN, Double.NaN, 20, 20, 20),
                        of(10, 10, 10, 10, 10, 10, 10));

        BacktestRun run = Backtest.run(bars, terms(bars), halves(bars), Frequency.MONTHLY);

        // On Friday 1,000 and 500: 250 leave A on Monday and are in B on Tuesday.
        assertThat(run.values())
                .containsExactly(of(1000, 1500, 1500, 1500, 1500, 1500, 1500), EXACT);
        assertThat(run.trades()).extracting(TradeLog.Line::bar).containsExactly(0, 0, 4, 5);
        assertThat(run.units()).containsExactly(of(37.5, 75), EXACT);
        assertThat(run.totals().cash()).isCloseTo(0, EXACT);
    }

    @Test
    void losesNothingOnTheWayWhereTheSharesAreLookedAtEveryDay() {
        Bars bars =
                SampleBars.of(
                        of(10, 20, 20, 20, 20, 20, 20, 20), of(10, 10, 10, 10, 10, 10, 10, 10));

        BacktestRun run = Backtest.run(bars, terms(bars), halves(bars), Frequency.DAILY);

        // Out on the third day, in on the fourth, and level from then on.
        assertThat(run.values())
                .containsExactly(of(1000, 1500, 1500, 1500, 1500, 1500, 1500, 1500), EXACT);
        assertThat(run.units()).containsExactly(of(37.5, 75), EXACT);
    }

    private static List<Backtest.Share> halves(Bars bars) {
        return List.of(
                new Backtest.Share(0.5, own -> hold("A", bars, own)),
                new Backtest.Share(0.5, own -> hold("B", bars, own)));
    }

    private static Decider hold(String asset, Bars bars, Terms terms) {
        Settings settings = Chosen.settings("weights", Map.of(asset, 1.0));
        return Strategies.called("buy-and-hold").make(settings).on(bars, terms);
    }

    @Test
    void countsClosedTradesAfterCostsOfBothSides() {
        Bars bars = SampleBars.of(of(10, 10, 12, 9, 9));
        BacktestRun run = run(bars, terms(bars).with(Dealing.at(0.01)), of(1), of(), of(0), of());

        TradeStatistics statistics = RoundTrips.of(run.trades(), run.days()).statistics();

        double units = 100 / 1.01;
        assertThat(statistics.trades()).isEqualTo(1);
        assertThat(statistics.expectancy()).isCloseTo(units * (12 * 0.99 - 10 * 1.01), EXACT);
        assertThat(statistics.holdingTime()).isCloseTo(2, EXACT);
    }
}
