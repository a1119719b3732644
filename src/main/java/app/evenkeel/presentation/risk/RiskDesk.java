package app.evenkeel.presentation.risk;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.portfolio.AssetService;
import app.evenkeel.portfolio.PortfolioService;
import app.evenkeel.portfolio.performance.PerformanceQuery;
import app.evenkeel.portfolio.performance.RiskQuery;
import app.evenkeel.portfolio.performance.RiskReport;
import app.evenkeel.portfolio.performance.RiskService;
import app.evenkeel.presentation.measure.MeasureDesk;
import app.evenkeel.presentation.measure.ServiceDesk;

import java.util.Optional;

/** What the Risk screen asks for. */
public interface RiskDesk extends MeasureDesk<RiskReport> {
    /** How the correlation of two holdings was made; empty as {@link #explain}. Blocks. */
    Optional<Explanation> explainCorrelation(PerformanceQuery query, AssetId one, AssetId other);

    /** Reads from the services of a session. */
    static RiskDesk of(RiskService risk, PortfolioService portfolios, AssetService assets) {
        return new Services(risk, portfolios, assets);
    }

    /** The services of a session. */
    final class Services extends ServiceDesk<RiskReport> implements RiskDesk {
        private final RiskService risk;

        private Services(RiskService risk, PortfolioService portfolios, AssetService assets) {
            super(portfolios, assets);
            this.risk = risk;
        }

        @Override
        public Optional<RiskReport> report(PerformanceQuery query) {
            return risk.report(RiskQuery.of(query));
        }

        @Override
        public Optional<Explanation> explain(PerformanceQuery query, Metric metric) {
            return risk.explain(RiskQuery.of(query), metric);
        }

        @Override
        public Optional<Explanation> explainCorrelation(
                PerformanceQuery query, AssetId one, AssetId other) {
            return risk.explainCorrelation(RiskQuery.of(query), one, other);
        }
    }
}
