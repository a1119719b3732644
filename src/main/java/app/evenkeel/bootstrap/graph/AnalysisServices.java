package app.evenkeel.bootstrap.graph;

import app.evenkeel.portfolio.PortfolioService;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.SettingService;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.portfolio.backtest.BacktestService;
import app.evenkeel.portfolio.performance.FigureService;
import app.evenkeel.portfolio.performance.PerformanceService;
import app.evenkeel.portfolio.performance.RiskService;
import app.evenkeel.portfolio.performance.ValueService;

import java.util.concurrent.Executors;

/**
 * The services that look at portfolios: what they are, how they did and how they might have done.
 */
public record AnalysisServices(
        PortfolioService portfolios,
        PerformanceService performance,
        RiskService risk,
        FigureService figures,
        ValueService values,
        BacktestService backtests) {
    static AnalysisServices of(
            Session session, SettingService settings, ValuationService valuation, Closer closer) {
        PortfolioService portfolios = new PortfolioService(session, settings);
        return new AnalysisServices(
                portfolios,
                new PerformanceService(valuation),
                new RiskService(valuation),
                new FigureService(session, valuation, portfolios),
                new ValueService(valuation),
                closer.add(backtests(session, settings, valuation)));
    }

    private static BacktestService backtests(
            Session session, SettingService settings, ValuationService valuation) {
        int cores = Runtime.getRuntime().availableProcessors();
        return new BacktestService(
                session,
                settings,
                valuation,
                Executors.newFixedThreadPool(
                        cores, Thread.ofPlatform().daemon().name("sweep-", 0).factory()),
                cores);
    }
}
