package app.evenkeel.ingestion.market;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.CsvFile;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.CsvRows;
import app.evenkeel.ingestion.file.TextProblems;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Reads prices and exchange rates out of CSV files; the layout is found by content. Thread-safe.
 *
 * <p>Prices: date, open, high, low, close with a header (Yahoo, yfinance); Kraken's OHLCVT; LEAN's
 * daily bars; and one column per asset. Rates: the European Central Bank's history. And plain
 * columns of numbers beside days.
 */
public final class MarketFiles {
    private static final int SHOWN = 6;

    private static final Pattern TICKER = Pattern.compile("[A-Z]{1,5}([.-][A-Z]{1,3})?");

    private static final Pattern PRICE_WORD =
            Pattern.compile(
                    "price|close|\\bnav\\b|value|quote|\\blast\\b|kurs|価格|価額|終値",
                    Pattern.CASE_INSENSITIVE);

    /**
     * Reads the daily bars of one asset. Blocks.
     *
     * @param column the header's word for the column to take where a file has one per asset; {@code
     *     null} if there is only one
     * @throws EvenkeelException if the file is unreadable, of no known layout, or has several
     *     columns of which none was chosen
     */
    public PriceReading prices(Path file, @Nullable String column, Progress progress) {
        return prices(file, column, "", progress);
    }

    /**
     * As above.
     *
     * @param symbol of the asset: a column of that name holds its prices
     */
    public PriceReading prices(
            Path file, @Nullable String column, String symbol, Progress progress) {
        return reading(
                file, progress, (rows, damaged) -> prices(file, rows, damaged, column, symbol));
    }

    /**
     * Reads daily rates. Blocks.
     *
     * @throws EvenkeelException if the file is unreadable or of no known layout
     */
    public RateReading rates(Path file, Progress progress) {
        return reading(file, progress, (rows, damaged) -> rates(file, rows, damaged));
    }

    /**
     * Reads the closes of several assets, one column each. Blocks.
     *
     * @throws EvenkeelException if the file is unreadable or has no column of days at the front
     */
    public WideReading wide(Path file, Progress progress) {
        return reading(file, progress, (rows, damaged) -> wide(file, rows, damaged));
    }

    /**
     * Reads columns of numbers beside a column of days, such as returns or cash flows; with or
     * without a header. Blocks.
     *
     * @throws EvenkeelException if the file is unreadable or has no column beside the days
     */
    public NumberReading numbers(Path file, Progress progress) {
        return reading(file, progress, (rows, damaged) -> numbers(file, rows, damaged));
    }

    private static <R> R reading(
            Path file, Progress progress, BiFunction<CsvRows, List<RowProblem>, R> read) {
        List<RowProblem> damaged = new ArrayList<>();
        AtomicReference<R> result = new AtomicReference<>();
        CsvFile.examine(file)
                .read(
                        TextProblems.into(damaged),
                        progress,
                        rows -> result.set(read.apply(rows, damaged)));
        return Objects.requireNonNull(result.get());
    }

    private static PriceReading prices(
            Path file,
            CsvRows rows,
            List<RowProblem> damaged,
            @Nullable String column,
            String symbol) {
        CsvRow first = first(file, rows);
        PriceColumns columns = PriceColumns.of(first.cells());
        if (columns == null) {
            throw unknown(file, first);
        }
        BarRows bars = new BarRows(columns.isWide() ? chosen(columns, column, symbol) : columns);
        if (!columns.hasHeader()) {
            bars.add(first);
        }
        rows.forEachRemaining(bars::add);
        return bars.reading(damaged);
    }

    private static WideReading wide(Path file, CsvRows rows, List<RowProblem> damaged) {
        CsvRow first = first(file, rows);
        PriceColumns columns = PriceColumns.of(first.cells());
        if (columns == null || !columns.isWide()) {
            throw unknown(file, first);
        }
        WideRows wide = new WideRows(columns);
        rows.forEachRemaining(wide::add);
        return wide.reading(damaged);
    }

    private static NumberReading numbers(Path file, CsvRows rows, List<RowProblem> damaged) {
        CsvRow first = first(file, rows);
        if (first.cells().size() < 2) {
            throw unknown(file, first);
        }
        NumberRows numbers = NumberRows.startingWith(first);
        rows.forEachRemaining(numbers::add);
        return numbers.reading(damaged);
    }

    private static RateReading rates(Path file, CsvRows rows, List<RowProblem> damaged) {
        CsvRow first = first(file, rows);
        RateRows rates = RateRows.of(first.cells());
        if (rates == null) {
            throw unknown(file, first);
        }
        rows.forEachRemaining(rates::add);
        return rates.reading(damaged);
    }

    private static PriceColumns chosen(
            PriceColumns columns, @Nullable String column, String symbol) {
        List<String> words = columns.header().stream().map(String::strip).toList();
        List<String> assets =
                words.subList(1, words.size()).stream().filter(word -> !word.isEmpty()).toList();
        if (column == null && assets.size() == 1) {
            String only = assets.getFirst();
            // One column beside the days may be anything, such as an interest rate.
            if (!only.equalsIgnoreCase(symbol.strip())
                    && !PRICE_WORD.matcher(only).find()
                    && !TICKER.matcher(only).matches()) {
                throw new EvenkeelException(Problem.of(ProblemCode.NOT_PRICES, only));
            }
            return columns.withClose(words.indexOf(only));
        }
        int index = column == null ? -1 : words.indexOf(column.strip());
        if (index < 1) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.COLUMN_NEEDED, String.join(", ", assets)));
        }
        return columns.withClose(index);
    }

    private static CsvRow first(Path file, CsvRows rows) {
        if (!rows.hasNext()) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.FILE_EMPTY, String.valueOf(file.getFileName())));
        }
        return rows.next();
    }

    private static EvenkeelException unknown(Path file, CsvRow first) {
        return new EvenkeelException(
                Problem.of(
                        ProblemCode.FILE_UNKNOWN,
                        String.valueOf(file.getFileName()),
                        String.join(", ", first.cells().stream().limit(SHOWN).toList())));
    }
}
