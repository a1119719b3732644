package app.evenkeel.presentation.performance;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.portfolio.AssetService;
import app.evenkeel.portfolio.PortfolioService;
import app.evenkeel.portfolio.performance.PerformanceQuery;
import app.evenkeel.portfolio.performance.PerformanceReport;
import app.evenkeel.portfolio.performance.PerformanceService;

import java.util.List;
import java.util.Optional;

/** What the Performance screen asks for. Every method blocks; a test gives its own answers. */
public interface PerformanceDesk {
    /** How a scope did; empty if nothing had moved by then. */
    Optional<PerformanceReport> report(PerformanceQuery query);

    /** How a figure of the report was made. */
    Optional<Explanation> explain(PerformanceQuery query, Metric metric);

    /** What a scope is compared with. */
    Benchmark benchmark(Scope scope);

    /** Compares a scope with something else from now on. */
    void compareWith(Scope scope, Benchmark benchmark);

    /** Assets with prices, by their symbols. */
    List<Asset> benchmarks();

    /** Reads from the services of a session. */
    static PerformanceDesk of(
            PerformanceService performance, PortfolioService portfolios, AssetService assets) {
        return new PerformanceDesk() {
            @Override
            public Optional<PerformanceReport> report(PerformanceQuery query) {
                return performance.report(query);
            }

            @Override
            public Optional<Explanation> explain(PerformanceQuery query, Metric metric) {
                return performance.explain(query, metric);
            }

            @Override
            public Benchmark benchmark(Scope scope) {
                return portfolios.benchmark(scope);
            }

            @Override
            public void compareWith(Scope scope, Benchmark benchmark) {
                portfolios.compare(scope, benchmark);
            }

            @Override
            public List<Asset> benchmarks() {
                return assets.priced();
            }
        };
    }
}
