package app.evenkeel.presentation.backtest;

import app.evenkeel.analytics.backtest.BacktestRun;
import app.evenkeel.analytics.backtest.Caveat;
import app.evenkeel.analytics.backtest.strategy.Settings;
import app.evenkeel.analytics.backtest.strategy.Strategies;
import app.evenkeel.analytics.backtest.strategy.StrategyType;
import app.evenkeel.analytics.backtest.sweep.Axis;
import app.evenkeel.analytics.backtest.sweep.DeflatedSharpe;
import app.evenkeel.analytics.backtest.sweep.HeatMap;
import app.evenkeel.analytics.backtest.sweep.Stretch;
import app.evenkeel.analytics.backtest.sweep.SweepResult;
import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.backtest.BacktestConfig;
import app.evenkeel.portfolio.backtest.BacktestReport;
import app.evenkeel.portfolio.backtest.BacktestReport.Day;
import app.evenkeel.portfolio.backtest.BacktestReport.Trade;
import app.evenkeel.portfolio.backtest.BacktestService.Reproduction;
import app.evenkeel.portfolio.backtest.BacktestService.SweepReproduction;
import app.evenkeel.portfolio.backtest.ConfigReader;
import app.evenkeel.portfolio.backtest.PortfolioBacktest;
import app.evenkeel.portfolio.backtest.Prefilled;
import app.evenkeel.portfolio.backtest.SavedBacktest;
import app.evenkeel.portfolio.backtest.SavedSweep;
import app.evenkeel.portfolio.backtest.SweepConfig;
import app.evenkeel.portfolio.backtest.SweepReport;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Answers the screen with results made up, and keeps what was asked for. */
final class StubDesk implements BacktestDesk {
    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);

    final List<BacktestConfig> ran = new ArrayList<>();
    final List<String> explained = new ArrayList<>();
    final List<String> kept = new ArrayList<>();
    final List<BacktestConfig> beside = new ArrayList<>();
    final List<Long> opened = new ArrayList<>();
    List<SavedBacktest> saved = List.of();
    final List<SweepConfig> swept = new ArrayList<>();
    List<SavedSweep> savedSweeps = List.of();
    int fromPortfolio;
    Reproduction.Outcome outcome = Reproduction.Outcome.SAME;

    @Override
    public List<StrategyType> strategies() {
        return Strategies.ALL;
    }

    @Override
    public List<String> assets() {
        return List.of("AAA", "BBB");
    }

    @Override
    public BacktestReport run(BacktestConfig config) {
        ran.add(config);
        return report(config);
    }

    @Override
    public Prefilled prefilled(Scope scope) {
        BacktestConfig config =
                ConfigReader.read(
                        "{\"assets\": [\"AAA\"], \"flows\": [{\"date\": \"2025-01-05\", \"amount\": 5}],"
                                + " \"strategy\": {\"kind\": \"buy-and-hold\"}}");
        return new Prefilled(config, Prefilled.Weights.TARGETS, 0.125);
    }

    @Override
    public PortfolioBacktest run(Scope scope, BacktestConfig config) {
        fromPortfolio++;
        beside.add(config);
        return new PortfolioBacktest(report(config), report(config), report(config).days());
    }

    @Override
    public SweepReport sweep(SweepConfig config, Progress progress) {
        swept.add(config);
        return sweepReport(config);
    }

    @Override
    public Explanation explain(SweepConfig config, Settings settings, Stretch stretch) {
        explained.add(settings + " " + stretch);
        // Without an answer: the map is below the window, where a headless one draws no popup.
        throw new EvenkeelException(Problem.of(ProblemCode.NO_PRICES, "AAA"));
    }

    @Override
    public Explanation explain(SweepConfig config, Settings best, DeflatedSharpe deflated) {
        throw new IllegalStateException("not asked for");
    }

    @Override
    public List<SavedBacktest> saved() {
        return saved;
    }

    @Override
    public List<SavedSweep> savedSweeps() {
        return savedSweeps;
    }

    @Override
    public void save(String name, SweepReport report) {
        throw new IllegalStateException("not asked for");
    }

    @Override
    public SweepReport openSweep(long id) {
        return sweepReport(savedSweeps.getFirst().config());
    }

    @Override
    public void save(String name, BacktestReport report) {
        kept.add(name);
    }

    @Override
    public BacktestReport open(long id) {
        opened.add(id);
        return report(saved.getFirst().config());
    }

    @Override
    public Reproduction reproduce(long id) {
        return new Reproduction(outcome, report(saved.getFirst().config()));
    }

    @Override
    public SweepReproduction reproduceSweep(long id, Progress progress) {
        return new SweepReproduction(outcome, sweepReport(savedSweeps.getFirst().config()));
    }

    @Override
    public void delete(long id) {}

    private static BacktestReport report(BacktestConfig config) {
        List<Day> days = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            days.add(new Day(FIRST.plusDays(i), 1_000_000 + i * 1_700 + (i % 3) * 900, 0));
        }
        return new BacktestReport(
                config,
                "0".repeat(64),
                new BacktestRun.Totals(1_100_000, 0, 1, 1, 1_000, 0, 0, 0),
                days,
                List.of(new Trade(FIRST, "AAA", 10, 100_000, 1_000)),
                List.of(),
                List.of(),
                List.of(new Caveat(Caveat.Kind.ONLY_SURVIVORS, "", null, 0)));
    }

    private static SweepReport sweepReport(SweepConfig config) {
        Axis x = config.axes().getFirst();
        Axis y = config.axes().getLast();
        List<HeatMap.Cell> cells =
                Collections.nCopies(
                        x.values().size() * y.values().size(), new HeatMap.Cell(1, 0.5, 0.4, 0));
        return new SweepReport(
                config,
                "0".repeat(64),
                FIRST,
                FIRST.plusYears(1),
                252,
                new SweepResult(
                        cells.size(),
                        0,
                        List.of(),
                        new HeatMap(x, y, cells, 0, 0),
                        null,
                        null,
                        null));
    }
}
