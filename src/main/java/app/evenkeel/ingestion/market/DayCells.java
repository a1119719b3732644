package app.evenkeel.ingestion.market;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days in the spellings of market data files; {@code null} if it is none. */
final class DayCells {
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(\\d{4})[/年](\\d{1,2})[/月](\\d{1,2})日?");

    private DayCells() {}

    /**
     * ISO date, ISO date and time with an offset, {@code yyyymmdd}, {@code yyyy/m/d}, {@code
     * yyyy年m月d日}, or US {@code m/d/yyyy}.
     */
    static @Nullable LocalDate day(String cell) {
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
                return usDay(text);
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

    private static @Nullable LocalDate usDay(String text) {
        int first = text.indexOf('/');
        int second = text.indexOf('/', first + 1);
        if (second < 0) {
            return null;
        }
        return LocalDate.of(
                Integer.parseInt(text.substring(second + 1)),
                Integer.parseInt(text.substring(0, first)),
                Integer.parseInt(text.substring(first + 1, second)));
    }
}
