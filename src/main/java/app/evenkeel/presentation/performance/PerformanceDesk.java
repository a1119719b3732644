package app.evenkeel.presentation.performance;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.portfolio.AssetService;
import app.evenkeel.portfolio.PortfolioService;
import app.evenkeel.portfolio.performance.Contributor;
import app.evenkeel.portfolio.performance.PerformanceQuery;
import app.evenkeel.portfolio.performance.PerformanceReport;
import app.evenkeel.portfolio.performance.PerformanceService;
import app.evenkeel.presentation.measure.MeasureDesk;
import app.evenkeel.presentation.measure.ServiceDesk;

import java.util.Optional;

/** What the Performance screen asks for. */
public interface PerformanceDesk extends MeasureDesk<PerformanceReport> {
    /** How the contribution of an asset, a class or an account was made. */
    Optional<Explanation> explain(PerformanceQuery query, Contributor contributor);

    /** Reads from the services of a session. */
    static PerformanceDesk of(
            PerformanceService performance, PortfolioService portfolios, AssetService assets) {
        return new Services(performance, portfolios, assets);
    }

    /** The services of a session. */
    final class Services extends ServiceDesk<PerformanceReport> implements PerformanceDesk {
        private final PerformanceService performance;

        private Services(
                PerformanceService performance, PortfolioService portfolios, AssetService assets) {
            super(portfolios, assets);
            this.performance = performance;
        }

        @Override
        public Optional<PerformanceReport> report(PerformanceQuery query) {
            return performance.report(query);
        }

        @Override
        public Optional<Explanation> explain(PerformanceQuery query, Metric metric) {
            return performance.explain(query, metric);
        }

        @Override
        public Optional<Explanation> explain(PerformanceQuery query, Contributor contributor) {
            return performance.explain(query, contributor);
        }
    }
}
