package app.evenkeel.portfolio.backtest;

import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Caveat;
import app.evenkeel.analytics.backtest.strategy.Setting;
import app.evenkeel.analytics.backtest.strategy.Settings;
import app.evenkeel.analytics.backtest.strategy.Strategies;
import app.evenkeel.analytics.backtest.strategy.StrategyType;
import app.evenkeel.analytics.backtest.sweep.DeflatedSharpe;
import app.evenkeel.analytics.backtest.sweep.Stretch;
import app.evenkeel.analytics.backtest.sweep.Trial;
import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Portfolio;
import app.evenkeel.domain.portfolio.ValueSeries;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.domain.task.WorkCancelledException;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.SettingService;
import app.evenkeel.portfolio.ValuationService;
import app.evenkeel.storage.BacktestStore;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Backtests over the prices of the store: run, swept, kept, run again. Blocking and thread-safe;
 * none of it may be called on a thread of the pool.
 */
public final class BacktestService implements AutoCloseable {
    private static final int LONGEST_NAME = 200;

    private final Session session;
    private final SettingService settings;
    private final StorePrices prices;
    private final PortfolioPrefill prefill;
    private final ExecutorService pool;
    private final int workers;
    private volatile boolean closed;

    /**
     * @param pool that sweeps run on; closed with the service
     * @param workers how many of its threads a sweep uses
     */
    public BacktestService(
            Session session,
            SettingService settings,
            ValuationService valuation,
            ExecutorService pool,
            int workers) {
        this.session = session;
        this.settings = settings;
        this.prices = new StorePrices(session, valuation);
        this.prefill = new PortfolioPrefill(session, valuation, prices);
        this.pool = pool;
        this.workers = workers;
    }

    /** All strategies that there are, with what can be chosen about them. */
    public List<StrategyType> strategies() {
        return Strategies.ALL;
    }

    /** What the assets of the store are called in a configuration, in order. */
    public List<String> assets() {
        return prices.names().keySet().stream().sorted().toList();
    }

    /**
     * Runs a backtest.
     *
     * @throws EvenkeelException if it names what there is not, or no day is left
     */
    public BacktestReport run(BacktestConfig config) {
        // Named, so that what is kept does not change with the base currency.
        BacktestConfig named = config.in(currency(config));
        StorePrices.Loaded loaded = prices.bars(named, currency(named));
        Bars bars = loaded.bars();
        List<Caveat> caveats = new ArrayList<>(loaded.caveats());
        BenchmarkPrices compared = benchmark(named, bars, caveats);
        return BacktestReport.of(named, bars, compared, caveats);
    }

    /**
     * Runs a sweep.
     *
     * @throws WorkCancelledException soon after the progress says so, or the service is closed
     */
    public SweepReport sweep(SweepConfig config, Progress progress) {
        // Named, as in a run.
        SweepConfig named = config.of(config.base().in(currency(config.base())));
        return SweepReport.of(named, bars(named), pool, workers, untilClosed(progress));
    }

    /** How the objective of a trial of a sweep was made, over the prices that there are now. */
    public Explanation explain(SweepConfig config, Settings settings, Stretch stretch) {
        return SweepReport.explain(config, bars(config), settings, stretch);
    }

    /** How the deflated Sharpe ratio of the best trial was made, as {@link #explain}. */
    public Explanation explain(SweepConfig config, Settings best, DeflatedSharpe deflated) {
        return SweepReport.explain(config, bars(config), best, deflated);
    }

    private Bars bars(SweepConfig config) {
        return prices.bars(config.withNamed(), currency(config.base())).bars();
    }

    /**
     * A configuration filled in from a portfolio, to be changed or run as it is.
     *
     * @throws EvenkeelException if the portfolio holds nothing that has prices
     */
    public Prefilled prefilled(Portfolio portfolio) {
        return prefill.config(portfolio, today());
    }

    /**
     * Runs a configuration that was filled in from a portfolio, beside what really became of it.
     */
    public PortfolioBacktest run(Portfolio portfolio, BacktestConfig config) {
        BacktestReport report = run(config);
        BacktestReport held = run(config.with(buyAndHold(config)));
        LocalDate from = report.days().getFirst().date();
        List<BacktestReport.Day> actual =
                prefill.valuedDays(portfolio, today()).stream()
                        .filter(day -> day.value() != null && !day.date().isBefore(from))
                        .map(BacktestService::day)
                        .toList();
        return new PortfolioBacktest(report, held, actual);
    }

    private static BacktestReport.Day day(ValueSeries.Day day) {
        return new BacktestReport.Day(
                day.date(), PortfolioPrefill.value(day), day.flow().doubleValue());
    }

    private static BacktestConfig.Part buyAndHold(BacktestConfig config) {
        Setting weights = config.parts().getFirst().settings().byName().get("weights");
        return new BacktestConfig.Part(
                1,
                "buy-and-hold",
                weights == null ? Settings.USUAL : Settings.of(Map.of("weights", weights)));
    }

    /**
     * Keeps a result, with its first and last day named, so that days to come change nothing.
     *
     * @throws EvenkeelException if the caller may only read, or the name is empty or too long
     */
    public SavedBacktest save(String name, BacktestReport report) {
        checkName(name);
        String text = ReportText.write(report);
        BacktestStore.Saved saved =
                new BacktestStore.Saved(
                        0,
                        BacktestStore.Kind.RUN,
                        name.strip(),
                        session.clock().instant(),
                        ConfigWriter.write(
                                report.config()
                                        .within(
                                                report.days().getFirst().date(),
                                                report.days().getLast().date())),
                        report.dataDigest(),
                        ReportText.digest(text),
                        report.totals().finalValue());
        return told(insert(saved, text));
    }

    private BacktestStore.Saved insert(BacktestStore.Saved saved, String text) {
        return session.stores()
                .database()
                .write(tx ->
                        session.stores().backtests().insert(tx, session.caller(), saved, text));
    }

    /**
     * Keeps a sweep, with its first and last day named.
     *
     * @throws EvenkeelException if the caller may only read, or the name is empty or too long
     */
    public SavedSweep save(String name, SweepReport report) {
        checkName(name);
        String text = SweepText.write(report);
        Trial best = report.result().best();
        BacktestStore.Saved saved =
                new BacktestStore.Saved(
                        0,
                        BacktestStore.Kind.SWEEP,
                        name.strip(),
                        session.clock().instant(),
                        ConfigWriter.write(
                                report.config()
                                        .of(
                                                report.config()
                                                        .base()
                                                        .within(report.from(), report.to()))),
                        report.dataDigest(),
                        ReportText.digest(text),
                        best == null ? report.config().base().capital() : best.finalValue());
        return toldSweep(insert(saved, text));
    }

    /** The sweeps that were kept, the newest first. */
    public List<SavedSweep> savedSweeps() {
        return kept(BacktestStore.Kind.SWEEP, BacktestService::toldSweep);
    }

    private static SavedSweep toldSweep(BacktestStore.Saved saved) {
        return new SavedSweep(
                saved.id(),
                saved.name(),
                saved.savedAt(),
                SweepReader.read(saved.config()),
                saved.dataDigest(),
                saved.resultDigest(),
                saved.finalValue());
    }

    /**
     * A sweep that was kept, as it was then.
     *
     * @throws EvenkeelException if there is none of that number
     */
    public SweepReport openSweep(long id) {
        BacktestStore.Saved saved = find(BacktestStore.Kind.SWEEP, id);
        return SweepText.read(SweepReader.read(saved.config()), saved.dataDigest(), result(id));
    }

    private String result(long id) {
        return session.stores()
                .database()
                .read(tx -> session.stores().backtests().result(tx, session.caller(), id))
                .orElseThrow(() -> notFound(id));
    }

    /** What was kept, the newest first. */
    public List<SavedBacktest> saved() {
        return kept(BacktestStore.Kind.RUN, BacktestService::told);
    }

    private <T> List<T> kept(BacktestStore.Kind kind, Function<BacktestStore.Saved, T> told) {
        return session
                .stores()
                .database()
                .read(tx -> session.stores().backtests().findAll(tx, session.caller(), kind))
                .stream()
                .map(told)
                .toList();
    }

    private static SavedBacktest told(BacktestStore.Saved saved) {
        return new SavedBacktest(
                saved.id(),
                saved.name(),
                saved.savedAt(),
                ConfigReader.read(saved.config()),
                saved.dataDigest(),
                saved.resultDigest(),
                saved.finalValue());
    }

    /**
     * A result that was kept, as it was then.
     *
     * @throws EvenkeelException if there is none of that number
     */
    public BacktestReport open(long id) {
        BacktestStore.Saved saved = find(BacktestStore.Kind.RUN, id);
        return ReportText.read(ConfigReader.read(saved.config()), saved.dataDigest(), result(id));
    }

    /** Several results that were kept, to be compared, in the order asked for. */
    public List<BacktestReport> open(List<Long> ids) {
        return ids.stream().map(this::open).toList();
    }

    /**
     * Runs again what was kept, over the prices that there are now.
     *
     * @throws EvenkeelException if there is none of that number
     */
    public Reproduction reproduce(long id) {
        BacktestStore.Saved saved = find(BacktestStore.Kind.RUN, id);
        BacktestReport again = run(ConfigReader.read(saved.config()));
        return new Reproduction(
                compared(saved, ReportText.write(again), again.dataDigest()), again);
    }

    /**
     * Runs again a sweep that was kept, over the prices that there are now.
     *
     * @throws EvenkeelException if there is none of that number
     * @throws WorkCancelledException as {@link #sweep}
     */
    public SweepReproduction reproduceSweep(long id, Progress progress) {
        BacktestStore.Saved saved = find(BacktestStore.Kind.SWEEP, id);
        SweepReport again = sweep(SweepReader.read(saved.config()), progress);
        return new SweepReproduction(
                compared(saved, SweepText.write(again), again.dataDigest()), again);
    }

    private static Reproduction.Outcome compared(
            BacktestStore.Saved saved, String text, String dataDigest) {
        if (ReportText.digest(text).equals(saved.resultDigest())) {
            return Reproduction.Outcome.SAME;
        }
        return dataDigest.equals(saved.dataDigest())
                ? Reproduction.Outcome.OTHER_RESULT
                : Reproduction.Outcome.OTHER_PRICES;
    }

    /**
     * What sweeping again gave.
     *
     * @param again the new result
     */
    public record SweepReproduction(Reproduction.Outcome outcome, SweepReport again) {}

    /**
     * What running again gave.
     *
     * @param again the new result
     */
    public record Reproduction(Outcome outcome, BacktestReport again) {
        /** How it compares. */
        public enum Outcome {
            /** The same to the last bit. */
            SAME,
            /** The prices have changed since. */
            OTHER_PRICES,
            /** The prices are the same, so the program has changed. */
            OTHER_RESULT
        }
    }

    /**
     * @throws EvenkeelException if there is none of that number, or the caller may only read
     */
    public void rename(long id, String name) {
        checkName(name);
        if (!session.stores()
                .database()
                .<Boolean>write(tx ->
                        session.stores()
                                .backtests()
                                .rename(tx, session.caller(), id, name.strip()))) {
            throw notFound(id);
        }
    }

    /**
     * @throws EvenkeelException if there is none of that number, or the caller may only read
     */
    public void delete(long id) {
        if (!session.stores()
                .database()
                .<Boolean>write(
                        tx -> session.stores().backtests().delete(tx, session.caller(), id))) {
            throw notFound(id);
        }
    }

    private BacktestStore.Saved find(BacktestStore.Kind kind, long id) {
        return session.stores()
                .database()
                .read(tx -> session.stores().backtests().find(tx, session.caller(), kind, id))
                .orElseThrow(() -> notFound(id));
    }

    private static EvenkeelException notFound(long id) {
        return new EvenkeelException(Problem.of(ProblemCode.BACKTEST_NOT_FOUND, Long.toString(id)));
    }

    private static void checkName(String name) {
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.CONFIG_VALUE, "name", "1 to " + LONGEST_NAME));
        }
    }

    private CurrencyCode currency(BacktestConfig config) {
        CurrencyCode chosen = config.currency();
        return chosen == null ? settings.baseCurrency() : chosen;
    }

    private @Nullable BenchmarkPrices benchmark(
            BacktestConfig config, Bars bars, List<Caveat> caveats) {
        if (config.benchmark().isEmpty()) {
            return null;
        }
        long[] days =
                IntStream.range(0, bars.size()).mapToLong(t -> bars.day(t).toEpochDay()).toArray();
        return prices.benchmark(config, currency(config), days, caveats);
    }

    private LocalDate today() {
        return LocalDate.now(session.clock());
    }

    private Progress untilClosed(Progress progress) {
        return new Progress() {
            @Override
            public void report(String step, long done, long total) {
                progress.report(step, done, total);
            }

            @Override
            public boolean isCancelled() {
                return closed || progress.isCancelled();
            }
        };
    }

    /** Ends sweeps that are running, and the pool. Blocks until both are done. */
    @Override
    public void close() {
        closed = true;
        pool.close();
    }
}
