package app.evenkeel.bench;

import app.evenkeel.analytics.statistics.CorrelationMatrix;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Metrics and correlations of many series, the product's functions and the plain loops in turn,
 * with their results compared. Arguments: a folder with the data, repetitions.
 */
final class MetricsRun {
    private static final double TOLERANCE = 1e-9;

    private MetricsRun() {}

    static void main(String[] arguments) {
        GeneratedReturns data = GeneratedReturns.read(Path.of(arguments[0]));
        int repetitions = Integer.parseInt(arguments[1]);
        // Both warm before either is measured; then in turn, so that both meet the same machine.
        for (int i = 0; i < repetitions; i++) {
            loops(data);
            functions(data);
            functionsOnAllCores(data);
        }
        for (int i = 0; i < repetitions; i++) {
            time("metrics-loops", i, () -> loops(data));
            time("metrics", i, () -> functions(data));
            time("metrics-on-all-cores", i, () -> functionsOnAllCores(data));
        }
        for (int i = 0; i < Math.max(3, repetitions / 2); i++) {
            time("correlation-loops", i, () -> MetricLoops.correlations(data.series()));
            time("correlation", i, () -> CorrelationMatrix.correlations(data.series()));
        }
        compare(loops(data), functions(data));
        double[][] correlations = CorrelationMatrix.correlations(data.series());
        compare(MetricLoops.correlations(data.series()), correlations);
        double[] first = functions(data)[0];
        for (int i = 0; i < first.length; i++) {
            Stopwatch.print("series-0-" + MetricLoops.NAMES.get(i), first[i]);
        }
        Stopwatch.print("correlation-of-0-and-1", correlations[0][1]);
        double sum = 0;
        for (double[] row : correlations) {
            for (double value : row) {
                sum += value;
            }
        }
        Stopwatch.print("correlation-sum", sum);
    }

    private static double[][] loops(GeneratedReturns data) {
        double[][] all = new double[data.series().length][];
        for (int i = 0; i < all.length; i++) {
            all[i] = MetricLoops.metrics(data.series()[i], data.market());
        }
        return all;
    }

    private static double[][] functions(GeneratedReturns data) {
        double[][] all = new double[data.series().length][];
        for (int i = 0; i < all.length; i++) {
            all[i] = MetricFunctions.metrics(data.series()[i], data.market());
        }
        return all;
    }

    private static double[][] functionsOnAllCores(GeneratedReturns data) {
        return Arrays.stream(data.series())
                .parallel()
                .map(series -> MetricFunctions.metrics(series, data.market()))
                .toArray(double[][]::new);
    }

    /** Prints the time of one round; the parent takes the median of rounds. */
    private static void time(String name, int round, Supplier<double[][]> work) {
        Stopwatch watch = new Stopwatch();
        double[][] result = work.get();
        watch.print(name + "-" + round);
        if (Double.isNaN(result[0][0])) {
            throw new IllegalStateException("no result: " + name);
        }
    }

    private static void compare(double[][] expected, double[][] found) {
        for (int i = 0; i < expected.length; i++) {
            for (int j = 0; j < expected[i].length; j++) {
                double off = Math.abs(found[i][j] - expected[i][j]);
                if (off > TOLERANCE * Math.abs(expected[i][j])) {
                    throw new IllegalStateException(
                            "row " + i + ", " + j + ": " + expected[i][j] + ", " + found[i][j]);
                }
            }
        }
    }
}
