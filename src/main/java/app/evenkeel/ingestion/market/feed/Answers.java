package app.evenkeel.ingestion.market.feed;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.net.FetchException;
import app.evenkeel.ingestion.net.Host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Reading of answers in the formats that several feeds share. */
final class Answers {
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    // Read, so that one such number costs one row and not the whole answer.
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build();

    private static final int PEEK = 200;
    private static final int MAX_SCALE = 40;

    private Answers() {}

    static JsonNode json(Host host, byte[] answer) {
        checkNoPage(host, answer, StandardCharsets.UTF_8);
        try {
            JsonNode tree = JSON.readTree(answer);
            if (tree == null || tree.isMissingNode()) {
                throw unreadable(host, "it is empty");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new FetchException(
                    e, ProblemCode.ANSWER_UNREADABLE, host.name(), "it is no JSON");
        } catch (IOException e) {
            throw new FetchException(
                    e, ProblemCode.ANSWER_UNREADABLE, host.name(), String.valueOf(e.getMessage()));
        }
    }

    /** The lines of a CSV answer without quotes, each split at its commas. */
    static List<List<String>> csv(Host host, byte[] answer, Charset charset) {
        checkNoPage(host, answer, charset);
        return new String(answer, charset)
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> List.of(line.split(",", -1)))
                .toList();
    }

    static FetchException unreadable(Host host, String what) {
        return new FetchException(ProblemCode.ANSWER_UNREADABLE, host.name(), what);
    }

    static FetchException unknown(String feed, String symbol) {
        return new FetchException(ProblemCode.FEED_KNOWS_NOT, feed, symbol);
    }

    /** A login or consent page comes with status 200 too. */
    private static void checkNoPage(Host host, byte[] answer, Charset charset) {
        int length = Math.min(PEEK, answer.length);
        String start = new String(answer, 0, length, charset).strip().toLowerCase(Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            throw unreadable(host, "it is a web page");
        }
        if (start.isEmpty()) {
            throw unreadable(host, "it is empty");
        }
    }

    /** A number, or {@code null} if the node is none that a price could be. */
    static @Nullable BigDecimal number(@Nullable JsonNode node) {
        if (node == null || !node.isNumber()) {
            return null;
        }
        if (node.isFloat() || node.isDouble()) {
            double value = node.doubleValue();
            return Double.isFinite(value) ? plain(BigDecimal.valueOf(value)) : null;
        }
        return plain(node.decimalValue());
    }

    /** A number in plain text, or {@code null} if it is none. */
    static @Nullable BigDecimal number(String text) {
        String plain = text.strip();
        if (plain.isEmpty() || plain.length() > MAX_SCALE) {
            return null;
        }
        try {
            return plain(new BigDecimal(plain));
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** Within what the store keeps, or {@code null}. */
    static @Nullable BigDecimal plain(BigDecimal value) {
        if (Math.abs(value.scale()) > MAX_SCALE || value.precision() > 2 * MAX_SCALE) {
            return null;
        }
        try {
            return Decimals.rounded(value);
        } catch (ArithmeticException tooLarge) {
            return null;
        }
    }

    /** The program's code for a currency as a feed writes it; {@code null} if it is none. */
    static @Nullable CurrencyCode currency(String text) {
        try {
            return CurrencyCode.of(text);
        } catch (IllegalArgumentException notACode) {
            return null;
        }
    }

    /** How far to move the point from one currency to its hundredth or back; 0 if not related. */
    static int shift(CurrencyCode from, CurrencyCode to) {
        if (from.isHundredth() && from.major().equals(to)) {
            return -2;
        }
        return to.isHundredth() && to.major().equals(from) ? 2 : 0;
    }

    static @Nullable BigDecimal shifted(@Nullable BigDecimal value, int places) {
        return value == null || places == 0
                ? value
                : Decimals.rounded(value.movePointRight(places));
    }
}
