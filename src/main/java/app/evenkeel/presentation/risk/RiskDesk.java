package app.evenkeel.presentation.risk;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.portfolio.PortfolioService;
import app.evenkeel.portfolio.performance.RiskQuery;
import app.evenkeel.portfolio.performance.RiskReport;
import app.evenkeel.portfolio.performance.RiskService;

import java.util.Optional;

/** What the Risk screen asks for. Every method blocks; a test gives its own answers. */
public interface RiskDesk {
    /** The risk of a scope; empty if nothing had moved by then. */
    Optional<RiskReport> report(RiskQuery query);

    /** How a figure of the report was made. */
    Optional<Explanation> explain(RiskQuery query, Metric metric);

    /** What a scope is compared with. */
    Benchmark benchmark(Scope scope);

    /** Reads from the services of a session. */
    static RiskDesk of(RiskService risk, PortfolioService portfolios) {
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
                return scope instanceof Scope.OnePortfolio one
                        ? portfolios
                                .find(one.portfolio())
                                .map(Portfolio::benchmark)
                                .orElse(Benchmark.NONE)
                        : portfolios.overAll().benchmark();
            }
        };
    }
}
