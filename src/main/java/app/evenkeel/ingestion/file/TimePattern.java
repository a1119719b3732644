package app.evenkeel.ingestion.file;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;

/**
 * How a source writes dates and times. In a pattern of digits only, {@code y M d H m s S} stand for
 * one or more digits each, however often they repeat, and everything else for itself; parts in
 * brackets may be missing: {@code y/M/d}, {@code y-M-d[ H:m[:s[.S]]]}. A pattern with {@code MMM},
 * {@code a} and the like goes through {@link DateTimeFormatter} in English. Immutable.
 */
public final class TimePattern {
    private static final String FIELDS = "yMdHmsS";
    private static final int NANO_DIGITS = 9;

    private final String pattern;
    private final @Nullable DateTimeFormatter formatter;

    private TimePattern(String pattern, @Nullable DateTimeFormatter formatter) {
        this.pattern = pattern;
        this.formatter = formatter;
    }

    /** Digits only. */
    public static TimePattern of(String pattern) {
        return new TimePattern(pattern, null);
    }

    /** With names of months or half-days, as {@link DateTimeFormatter} spells them. */
    public static TimePattern words(String pattern) {
        return new TimePattern(
                pattern,
                new DateTimeFormatterBuilder()
                        .parseCaseInsensitive()
                        .appendPattern(pattern)
                        .toFormatter(Locale.ENGLISH)
                        .withResolverStyle(ResolverStyle.SMART));
    }

    /** The time, midnight where only the date stands, or {@code null} if the text is another. */
    public @Nullable LocalDateTime parse(String text) {
        String plain = text.strip();
        if (formatter != null) {
            try {
                var parsed = formatter.parseBest(plain, LocalDateTime::from, LocalDate::from);
                return parsed instanceof LocalDate date
                        ? date.atStartOfDay()
                        : (LocalDateTime) parsed;
            } catch (DateTimeException e) {
                return null;
            }
        }
        return digits(plain);
    }

    @Override
    public String toString() {
        return pattern;
    }

    private @Nullable LocalDateTime digits(String text) {
        int[] fields = {0, 1, 1, 0, 0, 0, 0};
        int at = 0;
        for (int p = 0; p < pattern.length(); p++) {
            char c = pattern.charAt(p);
            if (c == ']') {
                continue;
            }
            if (c == '[') {
                if (at == text.length()) {
                    break;
                }
                if (p + 1 < pattern.length()
                        && !startsWith(pattern.charAt(p + 1), text.charAt(at))) {
                    p = end(p);
                }
                continue;
            }
            int field = FIELDS.indexOf(c);
            if (field < 0) {
                if (at >= text.length() || text.charAt(at) != c) {
                    return null;
                }
                at++;
                continue;
            }
            if (p > 0 && pattern.charAt(p - 1) == c) {
                continue;
            }
            int start = at;
            int limit = field == 0 ? 4 : field == 6 ? NANO_DIGITS : 2;
            int value = 0;
            while (at < text.length() && at - start < limit && isDigit(text.charAt(at))) {
                value = value * 10 + text.charAt(at) - '0';
                at++;
            }
            if (at == start || (field == 0 && at - start < 4)) {
                return null;
            }
            for (int i = at - start; field == 6 && i < NANO_DIGITS; i++) {
                value *= 10;
            }
            fields[field] = value;
        }
        if (at != text.length()) {
            return null;
        }
        try {
            return LocalDateTime.of(
                    LocalDate.of(fields[0], fields[1], fields[2]),
                    LocalTime.of(fields[3], fields[4], fields[5], fields[6]));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean startsWith(char wanted, char found) {
        return FIELDS.indexOf(wanted) < 0 ? wanted == found : isDigit(found);
    }

    /** The bracket that closes the one at {@code open}; the pattern's end if none does. */
    private int end(int open) {
        int depth = 0;
        for (int p = open; p < pattern.length(); p++) {
            char c = pattern.charAt(p);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (depth == 0) {
                return p;
            }
        }
        return pattern.length() - 1;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
