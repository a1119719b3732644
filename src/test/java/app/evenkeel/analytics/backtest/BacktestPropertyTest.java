package app.evenkeel.analytics.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.backtest.strategy.Chosen;
import app.evenkeel.analytics.backtest.strategy.Parameter;
import app.evenkeel.analytics.backtest.strategy.Settings;
import app.evenkeel.analytics.backtest.strategy.Strategies;
import app.evenkeel.analytics.backtest.strategy.StrategyType;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What holds for every strategy, whatever the prices. */
class BacktestPropertyTest {
    private static final int ASSETS = 3;
    private static final int SIZE = 600;

    static Stream<Named> strategies() {
        return Strategies.ALL.stream().map(type -> new Named(type, settings(type)));
    }

    record Named(StrategyType type, Settings settings) {
        @Override
        public String toString() {
            return type.id();
        }

        BacktestRun run(Bars bars, Terms terms) {
            return Backtest.run(bars, terms, type.make(settings).on(bars, terms));
        }
    }

    /** As usual, but so that something happens within the bars of the test. */
    private static Settings settings(StrategyType type) {
        List<Object> chosen = new ArrayList<>();
        for (Parameter parameter : type.parameters()) {
            switch (parameter.name()) {
                case "first" -> chosen.addAll(List.of("first", "A"));
                case "second" -> chosen.addAll(List.of("second", "B"));
                case "window" -> chosen.addAll(List.of("window", 20.0));
                case "lookback" -> chosen.addAll(List.of("lookback", 60.0));
                case "fast" -> chosen.addAll(List.of("fast", 5.0));
                case "slow" -> chosen.addAll(List.of("slow", 20.0));
                case "history" -> chosen.addAll(List.of("history", 120.0));
                default -> {}
            }
        }
        return Chosen.settings(chosen.toArray());
    }

    private static Terms terms(Bars bars) {
        return Terms.of(bars, 100_000)
                .with(new Dealing(0.001, 1, 2, 0.0005, 0.0002, 0, 0))
                .with(new Terms.Interest(0.02, 0.05))
                .with(List.of(new Terms.Flow(100, 5_000), new Terms.Flow(300, -3_000)))
                .with(new Tax(0.2, 0.1, 365, 0.15, Tax.Method.FIFO, Tax.Payment.AT_SALE, 3));
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void tradesSomething(Named strategy) {
        Bars bars = SampleBars.walks(ASSETS, SIZE, 7);

        assertThat(strategy.run(bars, terms(bars)).trades()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void doesNotKnowWhatIsToCome(Named strategy) {
        Bars bars = SampleBars.walks(ASSETS, SIZE, 7);
        for (int cut : new int[] {1, 50, 130, 299, 300, 431, 598}) {
            double[][] closes = SampleBars.closes(ASSETS, SIZE, 7);
            double[][] others = SampleBars.closes(ASSETS, SIZE, 99);
            for (int a = 0; a < ASSETS; a++) {
                System.arraycopy(others[a], cut, closes[a], cut, SIZE - cut);
            }
            Bars changed = Bars.of(bars.names(), SampleBars.weekdays(SIZE), closes);
            for (Execution execution : Execution.values()) {
                BacktestRun before = strategy.run(bars, terms(bars).with(execution));
                BacktestRun after = strategy.run(changed, terms(changed).with(execution));

                assertThat(tradesBefore(after, cut)).isEqualTo(tradesBefore(before, cut));
                assertThat(Arrays.copyOf(after.values(), cut))
                        .isEqualTo(Arrays.copyOf(before.values(), cut));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void doesNotKnowWhichPricesAreToCome(Named strategy) {
        for (int cut : new int[] {255, 300, 431}) {
            double[][] closes = SampleBars.closes(ASSETS, SIZE, 7);
            double[][] others = SampleBars.closes(ASSETS, SIZE, 7);
            for (int a = 0; a < ASSETS; a++) {
                // Each has gaps, one of which reaches over the cut; then it ends, or goes on.
                int begun = cut - 3 * a - 2;
                Arrays.fill(closes[a], begun, cut + 15, Double.NaN);
                Arrays.fill(others[a], begun, SIZE, Double.NaN);
                Arrays.fill(closes[a], 140 + a, 142 + 8 * a, Double.NaN);
                Arrays.fill(others[a], 140 + a, 142 + 8 * a, Double.NaN);
            }
            // One goes on all the time, so that there is a bar.
            System.arraycopy(SampleBars.closes(ASSETS, SIZE, 7)[0], 0, closes[0], 0, SIZE);
            System.arraycopy(closes[0], 0, others[0], 0, SIZE);
            Bars bars = Bars.of(SampleBars.names(ASSETS), SampleBars.weekdays(SIZE), closes);
            Bars changed = Bars.of(SampleBars.names(ASSETS), SampleBars.weekdays(SIZE), others);

            BacktestRun before = strategy.run(bars, terms(bars));
            BacktestRun after = strategy.run(changed, terms(changed));

            assertThat(tradesBefore(after, cut)).isEqualTo(tradesBefore(before, cut));
            assertThat(Arrays.copyOf(after.values(), cut))
                    .isEqualTo(Arrays.copyOf(before.values(), cut));
        }
    }

    private static List<TradeLog.Line> tradesBefore(BacktestRun run, int bar) {
        return run.trades().stream().filter(line -> line.bar() < bar).toList();
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void isTheSameEveryTime(Named strategy) {
        Bars bars = SampleBars.walks(ASSETS, SIZE, 7);

        BacktestRun once = strategy.run(bars, terms(bars));
        BacktestRun again = strategy.run(bars, terms(bars));

        assertThat(again.values()).isEqualTo(once.values());
        assertThat(again.trades()).isEqualTo(once.trades());
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void doesNotDependOnTheCurrency(Named strategy) {
        Bars bars = SampleBars.walks(ASSETS, SIZE, 7);
        double rate = 150;
        double[][] closes = SampleBars.closes(ASSETS, SIZE, 7);
        for (double[] of : closes) {
            Arrays.setAll(of, t -> of[t] * rate);
        }
        Bars yen = Bars.of(bars.names(), SampleBars.weekdays(SIZE), closes);
        Terms terms = terms(bars);
        Terms inYen =
                terms.with(terms.capital() * rate)
                        .with(new Dealing(0.001, rate, 2 * rate, 0.0005, 0.0002, 0, 0))
                        .with(
                                terms.flows().stream()
                                        .map(f -> new Terms.Flow(f.bar(), f.amount() * rate))
                                        .toList());
        Named same =
                strategy.type().id().equals("value-averaging")
                        ? new Named(strategy.type(), Chosen.settings("step", 1_000 * rate))
                        : strategy;

        double[] values = strategy.run(bars, terms).values();
        double[] valuesInYen = same.run(yen, inYen).values();

        for (int t = 0; t < SIZE; t++) {
            assertThat(valuesInYen[t] / rate).isCloseTo(values[t], Percentage.withPercentage(1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void losesNoMoneyUnaccountedFor(Named strategy) {
        Bars bars = SampleBars.walks(ASSETS, SIZE, 7);

        BacktestRun run = strategy.run(bars, terms(bars));

        // Cash at the end is what was there, less what was bought, plus what was sold and earned.
        double cash = 100_000 + 5_000 - 3_000;
        for (TradeLog.Line line : run.trades()) {
            cash -= line.units() * line.price() + line.cost();
        }
        BacktestRun.Totals totals = run.totals();
        cash += totals.interest() + totals.payments() - totals.tax();
        assertThat(totals.cash()).isCloseTo(cash, within(1e-5));
        assertThat(totals.cash()).isGreaterThan(-1e-6);
        double held = 0;
        for (int a = 0; a < ASSETS; a++) {
            held += run.units()[a] * bars.closes(a)[SIZE - 1];
        }
        assertThat(totals.finalValue()).isCloseTo(held + totals.cash(), within(1e-6));
        assertThat(run.trades().stream().mapToDouble(TradeLog.Line::cost).sum())
                .isCloseTo(totals.cost(), within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void goesOnlyWherePricesAre(Named strategy) {
        double[][] closes = SampleBars.closes(ASSETS, SIZE, 7);
        Arrays.fill(closes[1], 0, 40, Double.NaN);
        Arrays.fill(closes[2], 500, SIZE, Double.NaN);
        for (int t = 0; t < SIZE; t += 7) {
            closes[0][t] = Double.NaN;
        }
        Bars bars = Bars.of(SampleBars.names(ASSETS), SampleBars.weekdays(SIZE), closes);

        BacktestRun run = strategy.run(bars, terms(bars));

        assertThat(run.trades())
                .allSatisfy(line -> assertThat(closes[line.asset()][line.bar()]).isPositive());
        assertThat(run.values()).doesNotContain(Double.NaN);
        assertThat(run.caveats())
                .extracting(Caveat::kind)
                .contains(Caveat.Kind.BEGINS_LATE, Caveat.Kind.ENDS_EARLY)
                .doesNotContain(Caveat.Kind.ONLY_SURVIVORS);
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void owesNothingButTaxThatIsNamed(Named strategy) {
        // Twenty times as dear for half a year, and cheap again when the tax on it is to be paid.
        double[][] closes = SampleBars.closes(ASSETS, SIZE, 7);
        for (double[] of : closes) {
            for (int t = 130; t < 255; t++) {
                of[t] *= 20;
            }
        }
        Bars bars = Bars.of(SampleBars.names(ASSETS), SampleBars.weekdays(SIZE), closes);
        Tax tax = new Tax(0.4, 0.4, 0, 0.15, Tax.Method.FIFO, Tax.Payment.NEXT_YEAR, 3);

        BacktestRun run =
                strategy.run(
                        bars, terms(bars).with(new Dealing(0.001, 0, 0, 0, 0, 0, 0)).with(tax));

        // What is sold short can lose more than there is; nothing else can.
        if (!strategy.type().id().equals("pair-trading")) {
            assertThat(run.totals().cash()).isGreaterThan(-1e-6);
            assertThat(Arrays.stream(run.values()).min().orElseThrow()).isGreaterThan(-1e-6);
        }
        double cash = 100_000 + 5_000 - 3_000;
        for (TradeLog.Line line : run.trades()) {
            cash -= line.units() * line.price() + line.cost();
        }
        for (Caveat caveat : run.caveats()) {
            cash += caveat.kind() == Caveat.Kind.WITHDRAWAL_MISSED ? caveat.amount() : 0;
        }
        cash += run.totals().interest() - run.totals().tax();
        assertThat(run.totals().cash()).isCloseTo(cash, within(1e-4));
    }

    @Test
    void isBuyAndHoldWhereNothingDriftsAndNothingCosts() {
        double[] walk = SampleBars.closes(1, SIZE, 3)[0];
        double[] twice = Arrays.stream(walk).map(price -> 2 * price).toArray();
        Bars bars = Bars.of(List.of("A", "B"), SampleBars.weekdays(SIZE), walk, twice);
        Terms terms = Terms.of(bars, 1_000).with(Execution.SAME_CLOSE);

        double[] held =
                Backtest.run(
                                bars,
                                terms,
                                Strategies.called("buy-and-hold")
                                        .make(Settings.USUAL)
                                        .on(bars, terms))
                        .values();
        double[] rebalanced =
                Backtest.run(
                                bars,
                                terms,
                                Strategies.called("target-allocation")
                                        .make(Chosen.settings("every", "daily"))
                                        .on(bars, terms))
                        .values();

        for (int t = 0; t < SIZE; t++) {
            assertThat(rebalanced[t]).isCloseTo(held[t], Percentage.withPercentage(1e-10));
            assertThat(held[t])
                    .isCloseTo(1_000 * walk[t] / walk[0], Percentage.withPercentage(1e-10));
        }
    }
}
