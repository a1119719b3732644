package app.evenkeel.presentation.backtest;

import app.evenkeel.analytics.backtest.strategy.Settings;
import app.evenkeel.analytics.backtest.strategy.StrategyType;
import app.evenkeel.analytics.backtest.sweep.DeflatedSharpe;
import app.evenkeel.analytics.backtest.sweep.Stretch;
import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.PortfolioService;
import app.evenkeel.portfolio.backtest.BacktestConfig;
import app.evenkeel.portfolio.backtest.BacktestReport;
import app.evenkeel.portfolio.backtest.BacktestService;
import app.evenkeel.portfolio.backtest.BacktestService.Reproduction;
import app.evenkeel.portfolio.backtest.BacktestService.SweepReproduction;
import app.evenkeel.portfolio.backtest.PortfolioBacktest;
import app.evenkeel.portfolio.backtest.Prefilled;
import app.evenkeel.portfolio.backtest.SavedBacktest;
import app.evenkeel.portfolio.backtest.SavedSweep;
import app.evenkeel.portfolio.backtest.SweepConfig;
import app.evenkeel.portfolio.backtest.SweepReport;

import java.util.List;

/**
 * What the Backtest screen asks for and does. Every method blocks; a test gives its own answers.
 */
public interface BacktestDesk {
    List<StrategyType> strategies();

    /** Names of assets with prices. */
    List<String> assets();

    BacktestReport run(BacktestConfig config);

    /** A configuration filled in from what a scope is to hold, or holds. */
    Prefilled prefilled(Scope scope);

    /** The same money under a policy, left alone, and as it really went. */
    PortfolioBacktest run(Scope scope, BacktestConfig config);

    SweepReport sweep(SweepConfig config, Progress progress);

    /** How the objective of a trial was made. */
    Explanation explain(SweepConfig config, Settings settings, Stretch stretch);

    /** How the deflated Sharpe ratio of the best trial was made. */
    Explanation explain(SweepConfig config, Settings best, DeflatedSharpe deflated);

    List<SavedBacktest> saved();

    List<SavedSweep> savedSweeps();

    void save(String name, SweepReport report);

    SweepReport openSweep(long id);

    void save(String name, BacktestReport report);

    BacktestReport open(long id);

    Reproduction reproduce(long id);

    SweepReproduction reproduceSweep(long id, Progress progress);

    void delete(long id);

    /** Reads from and writes to the services of a session. */
    static BacktestDesk of(BacktestService backtests, PortfolioService portfolios) {
        return new BacktestDesk() {
            @Override
            public List<StrategyType> strategies() {
                return backtests.strategies();
            }

            @Override
            public List<String> assets() {
                return backtests.assets();
            }

            @Override
            public BacktestReport run(BacktestConfig config) {
                return backtests.run(config);
            }

            @Override
            public Prefilled prefilled(Scope scope) {
                return backtests.prefilled(portfolios.of(scope));
            }

            @Override
            public PortfolioBacktest run(Scope scope, BacktestConfig config) {
                return backtests.run(portfolios.of(scope), config);
            }

            @Override
            public SweepReport sweep(SweepConfig config, Progress progress) {
                return backtests.sweep(config, progress);
            }

            @Override
            public Explanation explain(SweepConfig config, Settings settings, Stretch stretch) {
                return backtests.explain(config, settings, stretch);
            }

            @Override
            public Explanation explain(SweepConfig config, Settings best, DeflatedSharpe deflated) {
                return backtests.explain(config, best, deflated);
            }

            @Override
            public List<SavedBacktest> saved() {
                return backtests.saved();
            }

            @Override
            public List<SavedSweep> savedSweeps() {
                return backtests.savedSweeps();
            }

            @Override
            public void save(String name, SweepReport report) {
                backtests.save(name, report);
            }

            @Override
            public SweepReport openSweep(long id) {
                return backtests.openSweep(id);
            }

            @Override
            public void save(String name, BacktestReport report) {
                backtests.save(name, report);
            }

            @Override
            public BacktestReport open(long id) {
                return backtests.open(id);
            }

            @Override
            public Reproduction reproduce(long id) {
                return backtests.reproduce(id);
            }

            @Override
            public SweepReproduction reproduceSweep(long id, Progress progress) {
                return backtests.reproduceSweep(id, progress);
            }

            @Override
            public void delete(long id) {
                backtests.delete(id);
            }
        };
    }
}
