package app.evenkeel.analytics.backtest.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.backtest.Backtest;
import app.evenkeel.analytics.backtest.BacktestRun;
import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Dealing;
import app.evenkeel.analytics.backtest.Execution;
import app.evenkeel.analytics.backtest.SampleBars;
import app.evenkeel.analytics.backtest.SpeedData;
import app.evenkeel.analytics.backtest.Terms;
import app.evenkeel.analytics.backtest.strategy.Chosen;
import app.evenkeel.analytics.backtest.strategy.Setting;
import app.evenkeel.analytics.backtest.strategy.Settings;
import app.evenkeel.analytics.backtest.strategy.Strategies;
import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.domain.task.WorkCancelledException;

import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

class SweepTest {
    private static final Bars BARS = SampleBars.walks(2, 500, 11);
    private static final Terms TERMS =
            Terms.of(BARS, 10_000).with(Execution.SAME_CLOSE).with(Dealing.at(0.001));

    private static Axis numbers(String parameter, double... values) {
        return new Axis(
                parameter, DoubleStream.of(values).<Setting>mapToObj(Setting.Amount::new).toList());
    }

    private static SweepPlan crossings(
            SweepPlan.Sampling sampling, Objective objective, SweepPlan.@Nullable Folds folds) {
        return new SweepPlan(
                Strategies.called("moving-average-crossover"),
                Settings.USUAL,
                List.of(
                        numbers("fast", 2, 3, 5, 8, 13, 21),
                        numbers("slow", 5, 10, 15, 20, 30, 40, 60)),
                sampling,
                objective,
                0.7,
                folds,
                0,
                100);
    }

    private static SweepResult run(Bars bars, Terms terms, SweepPlan plan, int threads) {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            return Sweep.run(bars, terms, plan, pool, threads, Progress.NONE);
        }
    }

    @ParameterizedTest
    @EnumSource(Objective.class)
    void explainsEachNumberByTheReturnsThatItComesTo(Objective objective) {
        SweepPlan plan =
                crossings(
                        new SweepPlan.Sampling.Grid(),
                        objective,
                        new SweepPlan.Folds(60, 30, false));
        SweepResult result = run(BARS, TERMS, plan, 2);

        for (Trial trial : result.kept()) {
            same(trial.inSample(), explain(plan, trial, new Stretch.InSample()));
            same(trial.outOfSample(), explain(plan, trial, new Stretch.OutOfSample()));
        }
        List<WalkForward.Fold> folds = Objects.requireNonNull(result.walkForward()).folds();
        for (int f = 0; f < folds.size(); f++) {
            WalkForward.Fold fold = folds.get(f);
            Explanation after = explain(plan, fold.trial(), new Stretch.InFold(f));
            same(fold.inSample(), explain(plan, fold.trial(), new Stretch.BeforeFold(f)));
            same(fold.outOfSample(), after);
            assertThat(after.rows().getFirst().getFirst()).isEqualTo(fold.chosen().toString());
            assertThat(after.rows().getLast().getFirst()).isEqualTo(fold.to().toString());
        }
    }

    private static Explanation explain(SweepPlan plan, Trial trial, Stretch stretch) {
        return TrialExplanation.ofObjective(BARS, TERMS, plan, trial.settings(), stretch);
    }

    private static void same(double shown, Explanation explanation) {
        double explained = explanation.figure().value().orElse(Double.NaN);
        if (Double.isFinite(shown)) {
            assertThat(explained).isCloseTo(shown, within(1e-12 * Math.max(1, Math.abs(shown))));
        } else {
            assertThat(explained).isNaN();
        }
        double grown = 1;
        for (List<String> row : explanation.rows()) {
            grown *= 1 + Double.parseDouble(row.get(1));
        }
        assertThat(Double.parseDouble(explanation.rows().getLast().getLast()))
                .isCloseTo(grown, within(1e-12));
    }

    @Test
    void explainsTheDeflatedSharpeRatioByTheReturnsOfTheBest() {
        SweepPlan plan = crossings(new SweepPlan.Sampling.Grid(), Objective.SHARPE_RATIO, null);
        SweepResult result = run(BARS, TERMS, plan, 2);
        DeflatedSharpe deflated = Objects.requireNonNull(result.deflated());
        Trial best = Objects.requireNonNull(result.best());

        Explanation explanation =
                TrialExplanation.ofDeflated(BARS, TERMS, plan, best.settings(), deflated);

        double[] returns =
                explanation.rows().stream()
                        .mapToDouble(row -> Double.parseDouble(row.get(1)))
                        .toArray();
        assertThat(
                        DeflatedSharpe.of(
                                        returns,
                                        plan.riskFree(),
                                        deflated.trials(),
                                        deflated.variance())
                                .probability())
                .isCloseTo(deflated.probability(), within(1e-12));
    }

    @Test
    void triesEveryCombinationAsASingleRunWould() {
        SweepPlan plan = crossings(new SweepPlan.Sampling.Grid(), Objective.GROWTH, null);

        SweepResult result = run(BARS, TERMS, plan, 2);

        assertThat(result.trials()).isEqualTo(42);
        // 5 and 8 are not below 5, 13 not below 5 and 10, 21 not below 5, 10, 15 and 20.
        assertThat(result.refused()).isEqualTo(8);
        assertThat(result.kept()).hasSize(34);
        for (Trial trial : result.kept()) {
            BacktestRun alone =
                    Backtest.run(BARS, TERMS, plan.type().make(trial.settings()).on(BARS, TERMS));
            assertThat(trial.finalValue()).isEqualTo(alone.finalValue());
            assertThat(trial.rebalances()).isEqualTo(alone.totals().rebalances());
            assertThat(trial.inSample() * trial.outOfSample() * 10_000)
                    .isCloseTo(alone.finalValue(), Percentage.withPercentage(1e-10));
        }
        assertThat(result.kept())
                .isSortedAccordingTo((a, b) -> Double.compare(b.inSample(), a.inSample()));
    }

    @Test
    void doesNotDependOnTheNumberOfThreads() {
        for (SweepPlan.Sampling sampling :
                List.of(new SweepPlan.Sampling.Grid(), new SweepPlan.Sampling.Random(300, 5))) {
            SweepPlan plan =
                    crossings(
                            sampling, Objective.SHARPE_RATIO, new SweepPlan.Folds(100, 50, false));

            SweepResult one = run(BARS, TERMS, plan, 1);

            for (int threads : new int[] {2, 3, 7}) {
                assertThat(run(BARS, TERMS, plan, threads)).isEqualTo(one);
            }
        }
    }

    @Test
    void drawsTheSameForTheSameSeed() {
        SweepPlan first = crossings(new SweepPlan.Sampling.Random(50, 1), Objective.GROWTH, null);
        SweepPlan second = crossings(new SweepPlan.Sampling.Random(50, 2), Objective.GROWTH, null);

        List<List<Integer>> draws = choices(first);

        assertThat(choices(first)).isEqualTo(draws);
        assertThat(choices(second)).isNotEqualTo(draws);
        assertThat(draws.stream().distinct().count()).isGreaterThan(20);
    }

    private static List<List<Integer>> choices(SweepPlan plan) {
        return Stream.iterate(0L, id -> id + 1)
                .limit(plan.trials())
                .map(id -> Arrays.stream(plan.choice(id)).boxed().toList())
                .toList();
    }

    @Test
    void ranksNothingWhoseObjectiveDividesByZero() {
        // A stands still, so its Sharpe ratio would be -0.01 / 0; B earns .1, -.05 and .1.
        Bars bars = SampleBars.of(of(10, 10, 10, 10), of(10, 11, 10.45, 11.495));

        SweepResult result = run(bars, held(bars), allIn(Objective.SHARPE_RATIO, 0.01), 1);

        assertThat(result.kept()).hasSize(1);
        Trial best = Objects.requireNonNull(result.best());
        assertThat(best.id()).isEqualTo(1);
        assertThat(result.map().cell(0, 0).inSample()).isNaN();
        // The mean is 0.05 and the deviation the root of (.05² + .1² + .05²) / 2.
        DeflatedSharpe deflated = Objects.requireNonNull(result.deflated());
        assertThat(deflated.trials()).isEqualTo(1);
        assertThat(deflated.sharpe()).isCloseTo(0.04 / Math.sqrt(0.0075), within(1e-12));
        assertThat(deflated.probability()).isBetween(0.5, 1.0);
    }

    @ParameterizedTest
    @EnumSource(names = {"SORTINO_RATIO", "CALMAR_RATIO"})
    void namesNoneBestThatNeverLost(Objective objective) {
        // A rises every day: it has nothing below zero to divide by.
        Bars bars = SampleBars.of(of(10, 11, 12, 13), of(10, 11, 10.45, 11.495));

        SweepResult result = run(bars, held(bars), allIn(objective, 0), 1);

        assertThat(result.kept()).extracting(Trial::id).containsExactly(1L);
        assertThat(result.map().cell(0, 0).inSample()).isNaN();
    }

    private static Terms held(Bars bars) {
        return Terms.of(bars, 1000).with(Execution.SAME_CLOSE);
    }

    /** All in A, or all in B. */
    private static SweepPlan allIn(Objective objective, double riskFree) {
        return new SweepPlan(
                Strategies.called("target-allocation"),
                Settings.USUAL,
                List.of(
                        new Axis(
                                "weights",
                                List.of(
                                        Setting.Weights.of(Map.of("A", 1.0)),
                                        Setting.Weights.of(Map.of("B", 1.0))))),
                new SweepPlan.Sampling.Grid(),
                objective,
                1,
                null,
                riskFree,
                10);
    }

    @Test
    void marksThePlateauAndNotThePeak() {
        // Weighing A from 0 to 1: growth rises evenly, but for the map that is enough to tell both.
        Bars bars = SampleBars.of(of(10, 20, 20), of(10, 10, 10));
        SweepPlan plan =
                new SweepPlan(
                        Strategies.called("value-averaging"),
                        Chosen.settings("every", "never", "weights", Map.of("A", 1.0)),
                        List.of(numbers("step", 100, 200, 900, 300, 310, 320, 330)),
                        new SweepPlan.Sampling.Grid(),
                        Objective.GROWTH,
                        1,
                        null,
                        0,
                        10);

        SweepResult result = run(bars, Terms.of(bars, 1000).with(Execution.SAME_CLOSE), plan, 1);

        // Each step invests as much, which doubles. The peak is 900 alone between 200 and 300.
        assertThat(result.map().cell(2, 0).inSample()).isCloseTo(1.9, within(1e-9));
        assertThat(result.map().peak()).isEqualTo(2);
        assertThat(result.map().plateau()).isEqualTo(3);
        assertThat(Objects.requireNonNull(result.plateau()).id()).isEqualTo(3);
        assertThat(Objects.requireNonNull(result.best()).id()).isEqualTo(2);
    }

    private static double[] of(double... numbers) {
        return numbers;
    }

    @Test
    void walksForwardByWhatWasBestBefore() {
        SweepPlan plan =
                crossings(
                        new SweepPlan.Sampling.Grid(),
                        Objective.GROWTH,
                        new SweepPlan.Folds(200, 100, true));

        WalkForward walk = Objects.requireNonNull(run(BARS, TERMS, plan, 2).walkForward());

        assertThat(walk.folds()).hasSize(3);
        assertThat(walk.returns()).hasSize(299);
        assertThat(walk.folds()).allSatisfy(fold -> assertThat(fold.from()).isEqualTo(BARS.day(1)));
        assertThat(walk.folds().get(1).chosen()).isEqualTo(BARS.day(301));
        for (WalkForward.Fold fold : walk.folds()) {
            double[] values =
                    Backtest.run(
                                    BARS,
                                    TERMS,
                                    plan.type().make(fold.trial().settings()).on(BARS, TERMS))
                            .values();
            double before = values[BARS.onOrAfter(fold.chosen()) - 1];
            assertThat(fold.outOfSample())
                    .isCloseTo(values[BARS.onOrAfter(fold.to())] / before, within(1e-9));
        }
    }

    @Test
    void keepsOnlySoManyAndStopsWhenAsked() {
        SweepPlan plan =
                new SweepPlan(
                        Strategies.called("moving-average-crossover"),
                        Settings.USUAL,
                        List.of(numbers("fast", 2, 3, 4), numbers("slow", 10, 20, 30, 40)),
                        new SweepPlan.Sampling.Random(1_000_000_000_000L, 3),
                        Objective.GROWTH,
                        1,
                        null,
                        0,
                        5);
        AtomicLong done = new AtomicLong();
        Progress progress =
                new Progress() {
                    @Override
                    public void report(String step, long sofar, long total) {
                        done.set(sofar);
                    }

                    @Override
                    public boolean isCancelled() {
                        return done.get() > 10_000;
                    }
                };
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            assertThatThrownBy(() -> Sweep.run(BARS, TERMS, plan, pool, 2, progress))
                    .isInstanceOf(WorkCancelledException.class);
        }
        assertThat(done.get()).isLessThan(20_000);
    }

    @Test
    void agreesWithTheSweepOfTheSpeedWorkload() throws IOException {
        SpeedData data = SpeedData.orSkip();
        Bars bars = data.bars();
        SweepResult result =
                run(
                        bars,
                        Terms.of(bars, 1_000_000)
                                .with(Execution.SAME_CLOSE)
                                .with(Dealing.at(0.001)),
                        rebalances(data, bars, Objective.GROWTH),
                        2);

        assertThat(result.kept().stream().mapToDouble(Trial::finalValue).sum())
                .isCloseTo(1_333_692_687.2427492, Percentage.withPercentage(1e-7));
        assertThat(result.kept().stream().mapToInt(Trial::rebalances).sum()).isEqualTo(315_902);
        Trial best = Objects.requireNonNull(result.best());
        assertThat(best.id()).isEqualTo(939);
        assertThat(best.finalValue()).isCloseTo(1_495_342.2772505, Percentage.withPercentage(1e-7));
        // The worst is number 9, and 109 with a narrow band, which is left every day, its equal.
        assertThat(result.kept().getLast().finalValue())
                .isCloseTo(1_134_302.5763487, Percentage.withPercentage(1e-7));
    }

    /** The thousand configurations of the workload, in their order. */
    public static SweepPlan rebalances(SpeedData data, Bars bars, Objective objective)
            throws IOException {
        List<Setting> weights =
                Stream.of(data.weights())
                        .<Setting>map(row -> {
                            Map<String, Double> byAsset = new HashMap<>();
                            for (int a = 0; a < row.length; a++) {
                                byAsset.put(bars.names().get(a), row[a]);
                            }
                            return Setting.Weights.of(byAsset);
                        })
                        .toList();
        return new SweepPlan(
                Strategies.called("target-allocation"),
                Settings.USUAL,
                List.of(
                        numbers("threshold", 0, .01, .02, .03, .05, .075, .10, .15, .20, .25),
                        new Axis(
                                "every",
                                Stream.of("daily", "weekly", "monthly", "quarterly", "yearly")
                                        .<Setting>map(Setting.Word::new)
                                        .toList()),
                        new Axis("weights", weights)),
                new SweepPlan.Sampling.Grid(),
                objective,
                1,
                null,
                0,
                1_000);
    }
}
