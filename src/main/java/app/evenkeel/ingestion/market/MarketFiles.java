package app.evenkeel.ingestion.market;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.file.CsvFile;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.CsvRows;
import app.evenkeel.ingestion.file.Table;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Reads prices and exchange rates out of CSV files; the layout is found by content. Thread-safe.
 *
 * <p>Prices: date, open, high, low, close with a header (Yahoo, yfinance); Kraken's OHLCVT; LEAN's
 * daily bars; a Japanese fund's price for 10,000 units; and one column per asset, with a decimal
 * comma too (Portfolio Performance). Rates: the European Central Bank's history. And plain columns
 * of numbers beside days.
 */
public final class MarketFiles {
    private static final int SHOWN = 6;

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
                        CsvFile.examine(file),
                        progress,
                        (read, rows, problems) ->
                                prices(
                                        read,
                                        rows,
                                        problems,
                                        columns -> List.of(chosen(columns, column, symbol))))
                .content();
    }

    /** Reads the daily bars in all columns of a table that was recognised. Blocks. */
    public Read<PriceReading> prices(MarketTable table, Progress progress) {
        return reading(
                table.table(),
                progress,
                (read, rows, problems) -> prices(read, rows, problems, PriceColumns::closes));
    }

    /**
     * Reads daily rates. Blocks.
     *
     * @throws EvenkeelException if the file is unreadable or of no known layout
     */
    public RateReading rates(Path file, Progress progress) {
        return reading(CsvFile.examine(file), progress, MarketFiles::rates).content();
    }

    /** As above, of a table that was recognised. */
    public Read<RateReading> rates(MarketTable table, Progress progress) {
        return reading(table.table(), progress, MarketFiles::rates);
    }

    /**
     * Reads the closes of several assets, one column each. Blocks.
     *
     * @throws EvenkeelException if the file is unreadable or has no column of days at the front
     */
    public WideReading wide(Path file, Progress progress) {
        return reading(CsvFile.examine(file), progress, MarketFiles::wide).content();
    }

    /**
     * Reads columns of numbers beside a column of days, such as returns or cash flows; with or
     * without a header. Blocks.
     *
     * @throws EvenkeelException if the file is unreadable or has no column beside the days
     */
    public NumberReading numbers(Path file, Progress progress) {
        return reading(CsvFile.examine(file), progress, MarketFiles::numbers).content();
    }

    /**
     * What was read of a table.
     *
     * @param sha256 of its bytes, in hex
     */
    public record Read<T>(T content, String sha256) {}

    /** Makes something of all rows of a table; the damaged ones are told by the end of the rows. */
    private interface Reader<T> {
        T read(Table table, CsvRows rows, MarketProblems problems);
    }

    private static <T> Read<T> reading(Table table, Progress progress, Reader<T> reader) {
        MarketProblems problems = new MarketProblems();
        AtomicReference<T> result = new AtomicReference<>();
        String sha256 =
                table.read(
                        problems, progress, rows -> result.set(reader.read(table, rows, problems)));
        return new Read<>(Objects.requireNonNull(result.get()), sha256);
    }

    private static PriceReading prices(
            Table table,
            CsvRows rows,
            MarketProblems problems,
            Function<PriceColumns, List<Integer>> closes) {
        CsvRow announced = first(table.name(), rows);
        CsvRow first = announced;
        PriceColumns columns = PriceColumns.of(first.cells());
        for (int i = 0; columns == null && i < MarketTable.TITLE_ROWS && rows.hasNext(); i++) {
            first = rows.next();
            columns = PriceColumns.of(first.cells());
        }
        if (columns == null) {
            throw unknown(table.name(), announced);
        }
        columns = columns.written(table.sample().rows());
        BarRows bars =
                new BarRows(columns, days(table), closes.apply(columns), bounds(table), problems);
        if (!columns.hasHeader()) {
            bars.add(first);
        }
        rows.forEachRemaining(bars::add);
        return bars.reading();
    }

    private static WideReading wide(Table table, CsvRows rows, MarketProblems problems) {
        CsvRow first = first(table.name(), rows);
        PriceColumns columns = PriceColumns.of(first.cells());
        if (columns == null || !columns.isWide()) {
            throw unknown(table.name(), first);
        }
        WideRows wide =
                new WideRows(
                        columns.written(table.sample().rows()),
                        days(table),
                        bounds(table),
                        problems);
        rows.forEachRemaining(wide::add);
        return wide.reading();
    }

    private static NumberReading numbers(Table table, CsvRows rows, MarketProblems problems) {
        CsvRow first = first(table.name(), rows);
        if (first.cells().size() < 2) {
            throw unknown(table.name(), first);
        }
        NumberRows numbers = NumberRows.startingWith(first, days(table), bounds(table), problems);
        rows.forEachRemaining(numbers::add);
        return numbers.reading();
    }

    private static RateReading rates(Table table, CsvRows rows, MarketProblems problems) {
        CsvRow first = first(table.name(), rows);
        RateRows rates = RateRows.of(first.cells(), days(table), bounds(table), problems);
        if (rates == null) {
            throw unknown(table.name(), first);
        }
        rows.forEachRemaining(rates::add);
        return rates.reading();
    }

    private static int chosen(PriceColumns columns, @Nullable String column, String symbol) {
        if (!columns.isWide()) {
            return columns.close();
        }
        List<String> words = columns.header().stream().map(String::strip).toList();
        List<String> assets = columns.assets();
        if (column == null && assets.size() == 1) {
            String only = assets.getFirst();
            // One column beside the days may be anything, such as an interest rate.
            if (!only.equalsIgnoreCase(symbol.strip()) && !MarketTable.saysPrice(only)) {
                throw new EvenkeelException(Problem.of(ProblemCode.NOT_PRICES, only));
            }
            return words.indexOf(only);
        }
        int index = column == null ? -1 : words.indexOf(column.strip());
        if (index < 1) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.COLUMN_NEEDED, String.join(", ", assets)));
        }
        return index;
    }

    private static DayCells days(Table table) {
        return DayCells.of(table.sample().rows());
    }

    private static MarketBounds bounds(Table table) {
        return new MarketBounds(table.name());
    }

    private static CsvRow first(String file, CsvRows rows) {
        if (!rows.hasNext()) {
            throw new EvenkeelException(Problem.of(ProblemCode.FILE_EMPTY, file));
        }
        return rows.next();
    }

    private static EvenkeelException unknown(String file, CsvRow first) {
        return new EvenkeelException(
                Problem.of(
                        ProblemCode.FILE_UNKNOWN,
                        file,
                        String.join(", ", first.cells().stream().limit(SHOWN).toList())));
    }
}
