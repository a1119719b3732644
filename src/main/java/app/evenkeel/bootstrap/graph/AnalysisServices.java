package app.evenkeel.bootstrap.graph;

import app.evenkeel.portfolio.PortfolioService;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.SettingService;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.portfolio.performance.FigureService;
import app.evenkeel.portfolio.performance.PerformanceService;
import app.evenkeel.portfolio.performance.RiskService;

/** The services that look at portfolios: what they are and how they did. */
public record AnalysisServices(
        PortfolioService portfolios,
        PerformanceService performance,
        RiskService risk,
        FigureService figures) {
    static AnalysisServices of(
            Session session, SettingService settings, ValuationService valuation) {
        PortfolioService portfolios = new PortfolioService(session, settings);
        return new AnalysisServices(
                portfolios,
                new PerformanceService(valuation),
                new RiskService(valuation),
                new FigureService(session, valuation, portfolios));
    }
}
