package app.evenkeel.presentation.risk;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.portfolio.AssetService;
import app.evenkeel.portfolio.PortfolioService;
import app.evenkeel.portfolio.performance.RiskQuery;
import app.evenkeel.portfolio.performance.RiskReport;
import app.evenkeel.portfolio.performance.RiskService;

import java.util.List;
import java.util.Optional;

/** What the Risk screen asks for. Every method blocks; a test gives its own answers. */
public interface RiskDesk {
    /** The risk of a scope; empty if nothing had moved by then. */
    Optional<RiskReport> report(RiskQuery query);

    /** How a figure of the report was made. */
    Optional<Explanation> explain(RiskQuery query, Metric metric);

    /** What a scope is compared with. */
    Benchmark benchmark(Scope scope);

    /** Compares a scope with something else from now on. */
    void compareWith(Scope scope, Benchmark benchmark);

    /** Assets with prices, by their symbols. */
    List<Asset> benchmarks();

    /** Reads from the services of a session. */
    static RiskDesk of(RiskService risk, PortfolioService portfolios, AssetService assets) {
        return new RiskDesk() {
            @Override
            public Optional<RiskReport> report(RiskQuery query) {
                return risk.report(query);
            }

            @Override
            public Optional<Explanation> explain(RiskQuery query, Metric metric) {
                return risk.explain(query, metric);
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
