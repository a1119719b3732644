package app.evenkeel.ingestion.market;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.FileSample;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Table;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A table of prices or of exchange rates, known by its first rows and never by its name. Stricter
 * than {@link MarketFiles} is with a file that a user calls one: nothing but days and numbers may
 * be in it, so that no list of trades is taken for prices.
 *
 * @param layout stable name of the layout, such as {@code ohlcv}
 * @param rates whether it holds exchange rates
 * @param title what stands above the header, such as a fund's name; or empty
 * @param byAsset whether there is one column for each asset
 * @param columns the header's words for the columns of prices; none for rates
 * @param currency that the layout's prices are in, or {@code null} where it does not say
 */
public record MarketTable(
        Table table,
        String layout,
        boolean rates,
        String title,
        boolean byAsset,
        List<String> columns,
        @Nullable CurrencyCode currency) {
    /** How many rows there may be above the header. */
    static final int TITLE_ROWS = 2;

    private static final Set<String> CHART_WORDS =
            Set.of(
                    "date",
                    "datetime",
                    "day",
                    "time",
                    "timestamp",
                    "datum",
                    "open",
                    "high",
                    "low",
                    "close",
                    "adj close",
                    "adjusted close",
                    "volume",
                    "dividends",
                    "stock splits",
                    "capital gains",
                    "");

    private static final Pattern TICKER = Pattern.compile("[A-Z]{1,5}([.-][A-Z]{1,3})?");

    private static final Pattern PRICE_WORD =
            Pattern.compile(
                    "price|close|\\bnav\\b|value|quote|\\blast\\b|kurs|価格|価額|終値",
                    Pattern.CASE_INSENSITIVE);

    public MarketTable {
        columns = List.copyOf(columns);
    }

    /** What the table is if it is one of these; else {@code null}. Looks at its first rows only. */
    public static @Nullable MarketTable of(Table table) {
        FileSample sample = table.sample();
        int most = Math.min(TITLE_ROWS + 1, sample.rows().size());
        for (int header = 0; header < most; header++) {
            List<String> words = sample.rows().get(header);
            if (words.isEmpty()) {
                continue;
            }
            List<List<String>> below = sample.rows().subList(header + 1, sample.rows().size());
            if (RateRows.isHeader(words) && isNumbers(below, NumberText.POINT)) {
                return new MarketTable(table, RateRows.LAYOUT, true, "", false, List.of(), null);
            }
            PriceColumns columns = PriceColumns.of(words);
            if (columns != null) {
                columns = columns.written(below);
                return isPrices(columns, below)
                        ? prices(table, columns, title(sample.rows().subList(0, header)))
                        : null;
            }
        }
        return null;
    }

    /** Whether these are the prices of a Japanese fund, for 10,000 of its units. */
    public boolean isFund() {
        return layout.equals(PriceColumns.FUND);
    }

    /** Whether only an exchange of coins writes such files. */
    public boolean isCoin() {
        return layout.equals(PriceColumns.KRAKEN);
    }

    /** Whether a word for a column says that it holds prices. */
    static boolean saysPrice(String word) {
        return PRICE_WORD.matcher(word).find() || TICKER.matcher(word).matches();
    }

    private static MarketTable prices(Table table, PriceColumns columns, String title) {
        boolean fund = columns.layout().equals(PriceColumns.FUND);
        return new MarketTable(
                table,
                columns.layout(),
                false,
                title,
                columns.isWide(),
                columns.assets(),
                fund ? CurrencyCode.JPY : null);
    }

    private static String title(List<List<String>> above) {
        return above.stream()
                .flatMap(List::stream)
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static boolean isPrices(PriceColumns columns, List<List<String>> below) {
        if (!columns.hasHeader()) {
            // The first row is days and numbers itself, or it would not be known.
            return isNumbers(below, columns.numbers()) || below.isEmpty();
        }
        if (columns.isWide()) {
            List<String> assets = columns.assets();
            return isNumbers(below, columns.numbers())
                    && !assets.isEmpty()
                    && (assets.size() == 1
                            ? saysPrice(assets.getFirst())
                            : assets.stream().allMatch(word -> TICKER.matcher(word).matches()));
        }
        return columns.layout().equals(PriceColumns.FUND)
                ? hasDays(below)
                : isNumbers(below, columns.numbers())
                        && columns.header().stream()
                                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                                .allMatch(CHART_WORDS::contains);
    }

    private static boolean hasDays(List<List<String>> rows) {
        return !rows.isEmpty()
                && rows.stream().allMatch(row -> !row.isEmpty() && isDay(row.getFirst()));
    }

    /** Whether each row is a day with numbers beside it, some of which may lack. */
    private static boolean isNumbers(List<List<String>> rows, NumberText numbers) {
        return hasDays(rows)
                && rows.stream()
                        .allMatch(row ->
                                IntStream.range(1, row.size())
                                        .mapToObj(row::get)
                                        .allMatch(cell -> isNumber(cell, numbers)));
    }

    private static boolean isDay(String cell) {
        return DayCells.isDay(cell) || DayCells.unixDay(cell) != null;
    }

    private static boolean isNumber(String cell, NumberText numbers) {
        String text = cell.strip().toLowerCase(Locale.ROOT);
        return NumberText.isAbsent(text)
                || text.equals("n/a")
                || text.equals("null")
                || text.equals("nan")
                || numbers.parse(text) != null;
    }
}
