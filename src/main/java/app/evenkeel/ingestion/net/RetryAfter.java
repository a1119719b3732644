package app.evenkeel.ingestion.net;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The {@code Retry-After} of an answer: seconds or a date. */
public final class RetryAfter {
    private static final int LONGEST_DIGITS = 9;

    private RetryAfter() {}

    /**
     * How long to wait, not less than nothing; {@code null} if the header says nothing readable.
     */
    public static @Nullable Duration of(@Nullable String header, Instant now) {
        if (header == null || header.isBlank()) {
            return null;
        }
        String text = header.strip();
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return text.length() > LONGEST_DIGITS ? null : Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Instant until =
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
        } catch (DateTimeException notADate) {
            return null;
        }
    }
}
