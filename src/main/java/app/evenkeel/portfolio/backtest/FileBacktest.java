package app.evenkeel.portfolio.backtest;

import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.BarsBuilder;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.market.MarketFiles;
import app.evenkeel.ingestion.market.WideReading;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;

/**
 * A file of prices for backtests without a store: a column of days and one of closes for each
 * asset, all in one currency.
 */
public final class FileBacktest {
    private final WideReading reading;

    private FileBacktest(WideReading reading) {
        this.reading = reading;
    }

    /**
     * Reads the file. Blocks.
     *
     * @throws EvenkeelException if it is not of that layout
     */
    public static FileBacktest read(Path file) {
        return new FileBacktest(new MarketFiles().wide(file, Progress.NONE));
    }

    /** Rows and cells that were left out. */
    public List<RowProblem> problems() {
        return reading.problems();
    }

    /**
     * Runs a backtest over the file.
     *
     * @throws EvenkeelException if it names an asset that is not in the file, or no day is left
     */
    public BacktestReport run(BacktestConfig config) {
        return BacktestReport.of(config, bars(config), benchmark(config), List.of());
    }

    /**
     * Runs a sweep over the file. Blocks; must not be called on a thread of the pool.
     *
     * @throws EvenkeelException as {@link #run}
     */
    public SweepReport sweep(
            SweepConfig config, ExecutorService pool, int workers, Progress progress) {
        return SweepReport.of(config, bars(config.withNamed()), pool, workers, progress);
    }

    private @Nullable BenchmarkPrices benchmark(BacktestConfig config) {
        if (config.benchmark().isEmpty()) {
            return null;
        }
        int column = reading.names().indexOf(config.benchmark());
        if (column < 0) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.ASSET_NOT_FOUND, config.benchmark()));
        }
        List<WideReading.Row> rows = rows(config);
        List<LocalDate> priced =
                rows.stream()
                        .filter(row -> row.closes().get(column) != null)
                        .map(WideReading.Row::day)
                        .toList();
        BenchmarkPrices prices =
                new BenchmarkPrices(
                        config.benchmark(),
                        rows.stream().mapToLong(row -> row.day().toEpochDay()).toArray(),
                        Preparation.carriedForward(closes(rows, column)),
                        priced.isEmpty() ? null : priced.getFirst(),
                        priced.isEmpty() ? null : priced.getLast());
        config.payments().stream()
                .filter(payment -> payment.asset().equals(config.benchmark()))
                .forEach(payment -> prices.dividend(prices.bar(payment.day()), payment.amount()));
        return prices;
    }

    private Bars bars(BacktestConfig config) {
        List<WideReading.Row> rows = rows(config);
        BarsBuilder builder =
                Bars.on(rows.stream().mapToLong(row -> row.day().toEpochDay()).toArray());
        List<String> assets = Preparation.assets(config, reading.names());
        Preparation.checkPayments(config, assets);
        for (String name : assets) {
            builder.asset(name, closes(rows, reading.names().indexOf(name)), null, null);
            config.payments().stream()
                    .filter(payment -> payment.asset().equals(name))
                    .forEach(payment ->
                            builder.dividend(payment.day().toEpochDay(), payment.amount()));
        }
        return builder.build();
    }

    private List<WideReading.Row> rows(BacktestConfig config) {
        LocalDate to = config.to();
        return reading.days().stream().filter(row -> to == null || !row.day().isAfter(to)).toList();
    }

    private static double[] closes(List<WideReading.Row> rows, int column) {
        double[] closes = new double[rows.size()];
        Arrays.setAll(
                closes,
                t -> {
                    BigDecimal close = rows.get(t).closes().get(column);
                    return close == null ? Double.NaN : close.doubleValue();
                });
        return closes;
    }
}
