package app.evenkeel.bench.micro;

import app.evenkeel.analytics.performance.Drawdowns;
import app.evenkeel.analytics.performance.PerformanceMetrics;
import app.evenkeel.analytics.risk.RelativeRisk;
import app.evenkeel.analytics.risk.Risk;
import app.evenkeel.analytics.statistics.TimeSeriesStatistics;
import app.evenkeel.bench.GeneratedReturns;
import app.evenkeel.bench.MetricLoops;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.concurrent.TimeUnit;

/** Each metric of one series of 10,000 days, and the loops that make twelve of them at once. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class MetricsBenchmark {
    private static final double YEAR = 252;

    private final GeneratedReturns data = GeneratedReturns.of(1, 10_000);
    private final double[] r = data.series()[0];
    private final double[] b = data.market();

    @Benchmark
    public double[] twelveByPlainLoops() {
        return MetricLoops.metrics(r, b);
    }

    @Benchmark
    public double mean() {
        return TimeSeriesStatistics.mean(r);
    }

    @Benchmark
    public double cumulativeReturn() {
        return PerformanceMetrics.cumulativeReturn(r);
    }

    @Benchmark
    public double volatility() {
        return Risk.volatility(r, YEAR);
    }

    @Benchmark
    public double sharpeRatio() {
        return PerformanceMetrics.sharpeRatio(r, 0, YEAR);
    }

    @Benchmark
    public double sortinoRatio() {
        return PerformanceMetrics.sortinoRatio(r, 0, YEAR);
    }

    @Benchmark
    public double maximumDrawdown() {
        return Drawdowns.maximum(r);
    }

    @Benchmark
    public double valueAtRisk95() {
        return Risk.historicalValueAtRisk(r, 0.05);
    }

    @Benchmark
    public double conditionalValueAtRisk99() {
        return Risk.historicalConditionalValueAtRisk(r, 0.01);
    }

    @Benchmark
    public double cornishFisherValueAtRisk95() {
        return Risk.cornishFisherValueAtRisk(r, 0.05);
    }

    @Benchmark
    public double beta() {
        return RelativeRisk.beta(r, b);
    }

    @Benchmark
    public double correlation() {
        return TimeSeriesStatistics.correlation(r, b);
    }

    @Benchmark
    public double trackingError() {
        return RelativeRisk.trackingError(r, b, YEAR);
    }

    @Benchmark
    public double informationRatio() {
        return RelativeRisk.informationRatio(r, b, YEAR);
    }
}
