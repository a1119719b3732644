package app.evenkeel.bootstrap.graph;

import app.evenkeel.portfolio.PortfolioService;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.SettingService;

/** The services that look at portfolios: what they are and how they did. */
public record AnalysisServices(PortfolioService portfolios) {
    static AnalysisServices of(Session session, SettingService settings) {
        return new AnalysisServices(new PortfolioService(session, settings));
    }
}
