package app.evenkeel.bench;

import app.evenkeel.analytics.backtest.Backtest;
import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Dealing;
import app.evenkeel.analytics.backtest.Execution;
import app.evenkeel.analytics.backtest.Frequency;
import app.evenkeel.analytics.backtest.SampleBars;
import app.evenkeel.analytics.backtest.SpeedData;
import app.evenkeel.analytics.backtest.Terms;
import app.evenkeel.analytics.backtest.strategy.Chosen;
import app.evenkeel.analytics.backtest.strategy.Setting;
import app.evenkeel.analytics.backtest.strategy.Settings;
import app.evenkeel.analytics.backtest.strategy.Strategies;
import app.evenkeel.analytics.backtest.strategy.Strategy;
import app.evenkeel.analytics.backtest.sweep.Axis;
import app.evenkeel.analytics.backtest.sweep.Objective;
import app.evenkeel.analytics.backtest.sweep.Sweep;
import app.evenkeel.analytics.backtest.sweep.SweepPlan;
import app.evenkeel.analytics.backtest.sweep.Trial;
import app.evenkeel.domain.task.Progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Backtests by the product and by bare loops in turn, with their results compared: 20 assets over
 * ten years kept near their weights, one run and a thousand; and a thousand pairs of moving
 * averages on one asset. Arguments: a folder with the data, or any other for generated ones;
 * repetitions; {@code w4} or {@code w4c}.
 */
final class BacktestsRun {
    private static final double CAPITAL = 1_000_000;
    private static final double RATE = 0.001;
    private static final double TOLERANCE = 1e-9;

    /** Runs that are timed together: a single one is over before a clock has moved. */
    private static final int BATCH = 500;

    private final Bars bars;
    private final Terms terms;
    private final double[][] prices;
    private final Map<Frequency, boolean[]> flags = new EnumMap<>(Frequency.class);
    private final double[] values;
    private final List<double[]> weights;
    private final List<SpeedData.Config> configs;
    private final int repetitions;

    private BacktestsRun(Path data, int repetitions) throws IOException {
        this.repetitions = repetitions;
        boolean given = Files.exists(data.resolve("prices20.csv"));
        this.bars = given ? SpeedData.in(data).bars() : SampleBars.walks(20, 2_609, 1);
        this.weights = List.of(given ? SpeedData.in(data).weights() : weights());
        this.configs = given ? SpeedData.in(data).sweep() : configs();
        this.terms = Terms.of(bars, CAPITAL).with(Execution.SAME_CLOSE).with(Dealing.at(RATE));
        this.values = new double[bars.size()];
        this.prices = new double[bars.size()][bars.assets()];
        for (int t = 0; t < prices.length; t++) {
            for (int a = 0; a < bars.assets(); a++) {
                prices[t][a] = bars.closes(a)[t];
            }
        }
        for (Frequency every : Frequency.values()) {
            boolean[] flagged = new boolean[bars.size()];
            for (int bar : bars.starts(every)) {
                flagged[bar] = bar < bars.size() - 1;
            }
            flags.put(every, flagged);
        }
    }

    static void main(String[] arguments) throws Exception {
        BacktestsRun run = new BacktestsRun(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        try (ExecutorService pool =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            switch (arguments[2]) {
                case "w4" -> {
                    run.single("w4-monthly", "monthly", Frequency.MONTHLY, 0);
                    run.single("w4-daily", "daily", Frequency.DAILY, 0.05);
                    run.sweep(pool);
                }
                case "w4c" -> run.crossings(pool);
                default -> throw new IllegalArgumentException(arguments[2]);
            }
        }
    }

    private static double[][] weights() {
        SplittableRandom random = new SplittableRandom(2);
        double[][] weights = new double[20][20];
        for (double[] row : weights) {
            Arrays.setAll(row, _ -> 0.2 + random.nextDouble());
            double sum = Arrays.stream(row).sum();
            Arrays.setAll(row, a -> row[a] / sum);
        }
        return weights;
    }

    private static List<SpeedData.Config> configs() {
        List<SpeedData.Config> configs = new ArrayList<>();
        for (double threshold : thresholds()) {
            for (Frequency every : Frequency.values()) {
                for (int w = 0; w < 20 && every != Frequency.NEVER; w++) {
                    configs.add(new SpeedData.Config(threshold, every, w));
                }
            }
        }
        return configs;
    }

    private static double[] thresholds() {
        return new double[] {0, .01, .02, .03, .05, .075, .10, .15, .20, .25};
    }

    private void single(String name, String word, Frequency every, double threshold) {
        double[] equal = new double[bars.assets()];
        Arrays.fill(equal, 1.0 / equal.length);
        Strategy strategy =
                Strategies.called("target-allocation")
                        .make(Chosen.settings("every", word, "threshold", threshold));
        boolean[] flagged = Objects.requireNonNull(flags.get(every));
        DoubleSupplier loop =
                () ->
                        BacktestLoops.rebalance(
                                        prices, equal, flagged, threshold, RATE, CAPITAL, values)
                                .value();
        DoubleSupplier product =
                () -> Backtest.run(bars, terms, strategy.on(bars, terms)).finalValue();
        compare(loop.getAsDouble(), product.getAsDouble());
        inTurn(name, loop, product, BATCH);
        Stopwatch.print(name + "-value", product.getAsDouble());
    }

    private void sweep(ExecutorService pool) {
        DoubleSupplier loop =
                () -> IntStream.range(0, configs.size()).mapToDouble(this::loop).sum();
        DoubleSupplier loops =
                () -> IntStream.range(0, configs.size()).parallel().mapToDouble(this::loop).sum();
        SweepPlan growth = rebalances(Objective.GROWTH);
        SweepPlan sharpe = rebalances(Objective.SHARPE_RATIO);
        DoubleSupplier product = () -> sum(growth, pool, terms, bars);
        compare(loop.getAsDouble(), product.getAsDouble());
        inTurn("w4-sweep", loop, product, 1);
        inTurn("w4-sweep-both-cores", loops, product, 1);
        inTurn("w4-sweep-with-sharpe-ratios", loops, () -> sum(sharpe, pool, terms, bars), 1);
        Stopwatch.print("w4-sweep-value", product.getAsDouble());
    }

    private double loop(int config) {
        SpeedData.Config of = configs.get(config);
        return BacktestLoops.rebalance(
                        prices,
                        weights.get(of.weights()),
                        Objects.requireNonNull(flags.get(of.every())),
                        of.threshold(),
                        RATE,
                        CAPITAL,
                        new double[bars.size()])
                .value();
    }

    private SweepPlan rebalances(Objective objective) {
        List<Setting> vectors = new ArrayList<>();
        for (double[] row : weights) {
            Map<String, Double> byAsset = new HashMap<>();
            for (int a = 0; a < row.length; a++) {
                byAsset.put(bars.names().get(a), row[a]);
            }
            vectors.add(Setting.Weights.of(byAsset));
        }
        return plan(
                "target-allocation",
                objective,
                numbers("threshold", thresholds()),
                new Axis(
                        "every",
                        Stream.of("daily", "weekly", "monthly", "quarterly", "yearly")
                                .<Setting>map(Setting.Word::new)
                                .toList()),
                new Axis("weights", vectors));
    }

    private void crossings(ExecutorService pool) {
        Bars one =
                Bars.of(
                        bars.names().subList(0, 1),
                        IntStream.range(0, bars.size())
                                .mapToLong(t -> bars.day(t).toEpochDay())
                                .toArray(),
                        bars.closes(0));
        Terms own = Terms.of(one, CAPITAL).with(Execution.SAME_CLOSE).with(Dealing.at(RATE));
        double[] sums = one.sums(0);
        DoubleSupplier loop =
                () -> {
                    double sum = 0;
                    for (int fast = 5; fast < 45; fast += 2) {
                        for (int slow = 50; slow < 150; slow += 2) {
                            sum +=
                                    BacktestLoops.crossings(
                                            one.closes(0), sums, fast, slow, RATE, CAPITAL);
                        }
                    }
                    return sum;
                };
        SweepPlan plan =
                plan(
                        "moving-average-crossover",
                        Objective.GROWTH,
                        numbers("fast", steps(5, 45)),
                        numbers("slow", steps(50, 150)));
        compare(loop.getAsDouble(), sum(plan, pool, own, one));
        inTurn("w4c", loop, () -> sum(plan, pool, own, one), 10);
        Stopwatch.print("w4c-value", sum(plan, pool, own, one));
    }

    private static double[] steps(int from, int to) {
        return IntStream.iterate(from, n -> n < to, n -> n + 2).asDoubleStream().toArray();
    }

    private static Axis numbers(String parameter, double[] values) {
        return new Axis(
                parameter, Arrays.stream(values).<Setting>mapToObj(Setting.Amount::new).toList());
    }

    private static SweepPlan plan(String strategy, Objective objective, Axis... axes) {
        return new SweepPlan(
                Strategies.called(strategy),
                Settings.USUAL,
                List.of(axes),
                new SweepPlan.Sampling.Grid(),
                objective,
                1,
                null,
                0,
                1_000);
    }

    private static double sum(SweepPlan plan, ExecutorService pool, Terms terms, Bars bars) {
        int cores = Runtime.getRuntime().availableProcessors();
        return Sweep.run(bars, terms, plan, pool, cores, Progress.NONE).kept().stream()
                .mapToDouble(Trial::finalValue)
                .sum();
    }

    /** Both warm before either is measured; then in turn, so that both meet the same machine. */
    private void inTurn(String name, DoubleSupplier loop, DoubleSupplier product, int batch) {
        int warm = batch == 1 ? 5 : 20;
        for (int i = 0; i < warm; i++) {
            times(loop, batch);
            times(product, batch);
        }
        double[][] taken = new double[4][repetitions];
        for (int i = 0; i < repetitions; i++) {
            Stopwatch watch = new Stopwatch();
            times(loop, batch);
            taken[0][i] = watch.seconds();
            taken[1][i] = watch.processorSeconds();
            watch = new Stopwatch();
            times(product, batch);
            taken[2][i] = watch.seconds();
            taken[3][i] = watch.processorSeconds();
        }
        Stopwatch.print(name + "-loops", median(taken[0]) / batch);
        Stopwatch.print(name + "-loops" + Stopwatch.PROCESSOR, median(taken[1]) / batch);
        Stopwatch.print(name, median(taken[2]) / batch);
        Stopwatch.print(name + Stopwatch.PROCESSOR, median(taken[3]) / batch);
    }

    private static double median(double[] seconds) {
        Arrays.sort(seconds);
        return seconds[seconds.length / 2];
    }

    private static void times(DoubleSupplier work, int batch) {
        double sum = 0;
        for (int i = 0; i < batch; i++) {
            sum += work.getAsDouble();
        }
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("no result");
        }
    }

    private static void compare(double expected, double found) {
        if (Math.abs(found - expected) > TOLERANCE * Math.abs(expected)) {
            throw new IllegalStateException(expected + " by loops, " + found + " by the product");
        }
    }
}
