package app.evenkeel.ingestion.market;

import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the days of one market data file. Whether dates like {@code 1/2/2024} begin with the month
 * or the day is told by the first rows, where one of the parts is over 12, and else not guessed.
 */
final class DayCells {
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})[/年](\\d{1,2})[/月](\\d{1,2})日?");

    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})/(\\d{1,2})/(\\d{4})");
    private static final int MONTHS = 12;

    private final Order order;

    private enum Order {
        MONTH_FIRST,
        DAY_FIRST,
        /** Each row can be read both ways, or as many speak for one as for the other. */
        UNCLEAR
    }

    private DayCells(Order order) {
        this.order = order;
    }

    /**
     * @param rows the first ones of a file, whose first cells are its days
     */
    static DayCells of(List<List<String>> rows) {
        int days = 0;
        int balance = 0;
        for (List<String> row : rows) {
            Matcher parts = YEAR_LAST.matcher(row.isEmpty() ? "" : row.getFirst().strip());
            if (parts.matches()) {
                days++;
                balance += over(parts, 2) - over(parts, 1);
            }
        }
        if (balance < 0) {
            return new DayCells(Order.DAY_FIRST);
        }
        // A single row leaves nothing to compare: it is read as the charts write it that have this.
        return new DayCells(balance > 0 || days <= 1 ? Order.MONTH_FIRST : Order.UNCLEAR);
    }

    /** 1 if the part can be no month. */
    private static int over(Matcher parts, int part) {
        return Integer.parseInt(parts.group(part)) > MONTHS ? 1 : 0;
    }

    /** Whether it is a day in any of the spellings. */
    static boolean isDay(String cell) {
        return day(cell, Order.MONTH_FIRST) != null || day(cell, Order.DAY_FIRST) != null;
    }

    /**
     * ISO date, ISO date and time with an offset, {@code yyyymmdd}, {@code yyyy/m/d}, {@code
     * yyyy年m月d日}, or {@code m/d/yyyy} or {@code d/m/yyyy} as the file has it; {@code null} if it is
     * none, for which {@link #refusal} says why.
     */
    @Nullable LocalDate day(String cell) {
        return day(cell, order);
    }

    /** Why a cell is not read as a day. */
    ProblemCode refusal(String cell) {
        return order == Order.UNCLEAR && isDay(cell)
                ? ProblemCode.DATE_ORDER_UNCLEAR
                : ProblemCode.BAD_DATE;
    }

    private static @Nullable LocalDate day(String cell, Order order) {
        String text = cell.strip();
        try {
            Matcher yearFirst = YEAR_FIRST.matcher(text);
            if (yearFirst.matches()) {
                return LocalDate.of(
                        Integer.parseInt(yearFirst.group(1)),
                        Integer.parseInt(yearFirst.group(2)),
                        Integer.parseInt(yearFirst.group(3)));
            }
            if (text.indexOf('/') > 0) {
                return slashed(text, order);
            }
            if (text.length() >= 10 && text.charAt(4) == '-') {
                // The day in the venue's own zone: the offset is of no interest.
                return text.length() == 10 || !Character.isDigit(text.charAt(10))
                        ? LocalDate.parse(text.substring(0, 10))
                        : null;
            }
            if (text.length() >= 8 && isDigits(text.substring(0, 8)) && !isDigit(text, 8)) {
                return LocalDate.of(
                        Integer.parseInt(text.substring(0, 4)),
                        Integer.parseInt(text.substring(4, 6)),
                        Integer.parseInt(text.substring(6, 8)));
            }
            return null;
        } catch (DateTimeException | NumberFormatException notADay) {
            return null;
        }
    }

    /** Seconds since 1970, in UTC. */
    static @Nullable LocalDate unixDay(String cell) {
        String text = cell.strip();
        if (!isDigits(text) || text.length() > 11) {
            return null;
        }
        return Instant.ofEpochSecond(Long.parseLong(text)).atZone(ZoneOffset.UTC).toLocalDate();
    }

    static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isDigit(String text, int index) {
        return index < text.length() && Character.isDigit(text.charAt(index));
    }

    private static @Nullable LocalDate slashed(String text, Order order) {
        Matcher parts = YEAR_LAST.matcher(text);
        if (order == Order.UNCLEAR || !parts.matches()) {
            return null;
        }
        boolean monthFirst = order == Order.MONTH_FIRST;
        return LocalDate.of(
                Integer.parseInt(parts.group(3)),
                Integer.parseInt(parts.group(monthFirst ? 1 : 2)),
                Integer.parseInt(parts.group(monthFirst ? 2 : 1)));
    }
}
