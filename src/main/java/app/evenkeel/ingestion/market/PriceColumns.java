package app.evenkeel.ingestion.market;

import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.ingestion.file.NumberText;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Where a price file keeps what; an index of -1 means that it does not.
 *
 * @param layout stable name of the layout
 * @param header the header's words, empty where the file has none
 * @param unixTime whether the day is given in seconds since 1970
 * @param mayBeScaled whether whole-number prices are ten-thousandths
 * @param gaps whether an empty close is an ordinary gap, such as before an asset was listed
 * @param numbers how its numbers are written
 */
record PriceColumns(
        String layout,
        List<String> header,
        int open,
        int high,
        int low,
        int close,
        int volume,
        boolean unixTime,
        boolean mayBeScaled,
        boolean gaps,
        NumberText numbers) {
    /** What Japanese funds publish: yen for 10,000 units. */
    static final String FUND = "fund-nav";

    /** Daily trades of a pair of coins. */
    static final String KRAKEN = "kraken-ohlcvt";

    private static final String GERMAN_DAY = "datum";
    private static final int MIN_UNIX_DIGITS = 9;
    private static final Pattern FUND_PRICE = Pattern.compile("基準価額(\\(円\\))?");

    /** The columns that the first row announces, or {@code null} if it is no known layout. */
    static @Nullable PriceColumns of(List<String> first) {
        List<String> words =
                first.stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
        String head = words.getFirst();
        int fund = fundPrice(words);
        if (fund > 0) {
            return new PriceColumns(
                    FUND, first, -1, -1, -1, fund, -1, false, false, true, NumberText.POINT);
        }
        if (words.contains("close") && isDateWord(head)) {
            // Close, not Adj Close: dividends are in the ledger and must not count twice.
            return new PriceColumns(
                    "ohlcv",
                    first,
                    words.indexOf("open"),
                    words.indexOf("high"),
                    words.indexOf("low"),
                    words.indexOf("close"),
                    words.indexOf("volume"),
                    false,
                    false,
                    false,
                    NumberText.POINT);
        }
        if (DayCells.isDigits(head) && head.length() >= MIN_UNIX_DIGITS && words.size() >= 6) {
            return new PriceColumns(
                    KRAKEN, List.of(), 1, 2, 3, 4, 5, true, false, false, NumberText.POINT);
        }
        if (head.length() == 14
                && head.charAt(8) == ' '
                && DayCells.isDay(head)
                && words.size() >= 5) {
            return new PriceColumns(
                    "lean-daily", List.of(), 1, 2, 3, 4, 5, false, true, false, NumberText.POINT);
        }
        if (isDateWord(head) && words.size() >= 2) {
            return new PriceColumns(
                    "wide", first, -1, -1, -1, -1, -1, false, false, true, NumberText.POINT);
        }
        return null;
    }

    /**
     * The same, with numbers as rows of the file write them: with a decimal comma where not all can
     * be read with a point, or where a German header leaves open which is meant.
     */
    PriceColumns written(List<List<String>> rows) {
        List<String> cells =
                rows.stream()
                        .filter(row -> !row.isEmpty() && DayCells.isDay(row.getFirst()))
                        .flatMap(row -> row.stream().skip(1))
                        .filter(cell -> !NumberText.isAbsent(cell))
                        .toList();
        boolean isGerman = hasHeader() && word(0).equalsIgnoreCase(GERMAN_DAY);
        boolean isComma =
                cells.stream().anyMatch(cell -> cell.indexOf(',') >= 0)
                        && cells.stream().allMatch(cell -> NumberText.COMMA.parse(cell) != null)
                        && (isGerman
                                || cells.stream()
                                        .anyMatch(cell -> NumberText.POINT.parse(cell) == null));
        return isComma
                ? new PriceColumns(
                        layout,
                        header,
                        open,
                        high,
                        low,
                        close,
                        volume,
                        unixTime,
                        mayBeScaled,
                        gaps,
                        NumberText.COMMA)
                : this;
    }

    boolean hasHeader() {
        return !header.isEmpty();
    }

    /**
     * Headed files come out of charts, which restate for splits; exchanges, LEAN and funds do not.
     */
    Adjustment adjustment() {
        return hasHeader() && !layout.equals(FUND) ? Adjustment.SPLIT : Adjustment.RAW;
    }

    /** Whether there is one column per asset. */
    boolean isWide() {
        return close < 0;
    }

    /** Where the closes stand: one column, or one for each asset. */
    List<Integer> closes() {
        return isWide()
                ? IntStream.range(1, header.size())
                        .filter(index -> !word(index).isEmpty())
                        .boxed()
                        .toList()
                : List.of(close);
    }

    /** The words for the columns of closes. */
    List<String> assets() {
        return closes().stream().map(this::word).toList();
    }

    /** The header's word for a column, or its number where the file has no header. */
    String word(int index) {
        return index < header.size() ? header.get(index).strip() : Integer.toString(index + 1);
    }

    private static int fundPrice(List<String> words) {
        boolean hasDays =
                switch (words.getFirst()) {
                    case "年月日", "基準日", "日付" -> true;
                    default -> false;
                };
        return hasDays
                ? IntStream.range(1, words.size())
                        .filter(i -> FUND_PRICE.matcher(halfWidth(words.get(i))).matches())
                        .findFirst()
                        .orElse(-1)
                : -1;
    }

    private static String halfWidth(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFKC);
    }

    private static boolean isDateWord(String word) {
        return switch (word) {
            case "date", "datetime", "day", "time", "timestamp", GERMAN_DAY -> true;
            default -> false;
        };
    }
}
