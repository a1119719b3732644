package app.evenkeel.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a programmer would write at first: all twelve metrics of a series in as few passes as
 * possible, and correlations as scalar products. The baseline of the product's functions, and their
 * check.
 */
public final class MetricLoops {
    /** Names of the metrics, in the order of {@link #metrics}. */
    public static final List<String> NAMES =
            List.of(
                    "mean",
                    "volatility",
                    "sharpe",
                    "sortino",
                    "maximum-drawdown",
                    "VaR-95",
                    "CVaR-95",
                    "VaR-99",
                    "CVaR-99",
                    "beta",
                    "tracking-error",
                    "information-ratio");

    private MetricLoops() {}

    /** Twelve metrics of one series beside its market, 252 days a year. */
    public static double[] metrics(double[] r, double[] b) {
        int n = r.length;
        double sum = 0;
        double market = 0;
        for (int i = 0; i < n; i++) {
            sum += r[i];
            market += b[i];
        }
        double mean = sum / n;
        double meanMarket = market / n;
        double squares = 0;
        double products = 0;
        double marketSquares = 0;
        double differences = 0;
        double shortfalls = 0;
        double wealth = 1;
        double peak = 1;
        double deepest = 0;
        for (int i = 0; i < n; i++) {
            double d = r[i] - mean;
            double e = b[i] - meanMarket;
            double x = d - e;
            double z = Math.min(r[i], 0);
            squares += d * d;
            products += d * e;
            marketSquares += e * e;
            differences += x * x;
            shortfalls += z * z;
            wealth *= 1 + r[i];
            peak = Math.max(peak, wealth);
            deepest = Math.min(deepest, wealth / peak - 1);
        }
        double[] sorted = r.clone();
        Arrays.sort(sorted);
        double year = Math.sqrt(252);
        double deviation = Math.sqrt(squares / (n - 1));
        double tracking = Math.sqrt(differences / (n - 1));
        double[] at95 = tail(sorted, 0.05);
        double[] at99 = tail(sorted, 0.01);
        return new double[] {
            mean,
            deviation * year,
            mean / deviation * year,
            mean / Math.sqrt(shortfalls / n) * year,
            deepest,
            -at95[0],
            -at95[1],
            -at99[0],
            -at99[1],
            products / marketSquares,
            tracking * year,
            (mean - meanMarket) / tracking * year
        };
    }

    private static double[] tail(double[] sorted, double p) {
        double rank = (sorted.length - 1) * p;
        int below = (int) rank;
        double quantile = sorted[below] + (rank - below) * (sorted[below + 1] - sorted[below]);
        double sum = 0;
        for (int i = 0; i <= below; i++) {
            sum += sorted[i];
        }
        return new double[] {quantile, sum / (below + 1)};
    }

    /** Correlations by a scalar product with four sums for each pair, on all cores. */
    public static double[][] correlations(double[][] series) {
        int count = series.length;
        double[][] unit = new double[count][];
        for (int i = 0; i < count; i++) {
            double mean = Arrays.stream(series[i]).sum() / series[i].length;
            double[] one = new double[series[i].length];
            double squares = 0;
            for (int t = 0; t < one.length; t++) {
                one[t] = series[i][t] - mean;
                squares += one[t] * one[t];
            }
            double length = Math.sqrt(squares);
            for (int t = 0; t < one.length; t++) {
                one[t] /= length;
            }
            unit[i] = one;
        }
        double[][] matrix = new double[count][count];
        IntStream.range(0, count)
                .parallel()
                .forEach(i -> {
                    for (int j = 0; j <= i; j++) {
                        matrix[i][j] = product(unit[i], unit[j]);
                    }
                });
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    private static double product(double[] x, double[] y) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int t = 0; t + 3 < x.length; t += 4) {
            s0 += x[t] * y[t];
            s1 += x[t + 1] * y[t + 1];
            s2 += x[t + 2] * y[t + 2];
            s3 += x[t + 3] * y[t + 3];
        }
        return s0 + s1 + s2 + s3;
    }
}
