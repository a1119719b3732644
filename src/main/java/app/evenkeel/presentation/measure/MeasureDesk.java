package app.evenkeel.presentation.measure;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.portfolio.performance.PerformanceQuery;

import java.util.List;
import java.util.Optional;

/**
 * What a screen that measures a period asks for. Every method blocks; a test gives its own answers.
 *
 * @param <R> the report
 */
public interface MeasureDesk<R> {
    /** The report of a scope and period; empty if nothing had moved by then. */
    Optional<R> report(PerformanceQuery query);

    /** How a figure of the report was made. */
    Optional<Explanation> explain(PerformanceQuery query, Metric metric);

    /** What a scope is compared with. */
    Benchmark benchmark(Scope scope);

    /** Compares a scope with something else from now on. */
    void compareWith(Scope scope, Benchmark benchmark);

    /** Assets with prices, by their symbols. */
    List<Asset> benchmarks();
}
