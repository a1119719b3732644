package app.evenkeel.execution.live;

import app.evenkeel.execution.gateway.Submission.Refusal;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * What Bitfinex's errors mean for a new order. Source: Bitfinex's API documentation, "Error Codes"
 * and "Submit Order". It refuses an order with status 500 and a list of a code and words, so that
 * only these tell a refusal from a fault of its own. What is not listed here is not taken for one,
 * nor is that it is under maintenance.
 */
final class BitfinexErrors {
    private static final int CODE = 1;
    private static final int WORDS = 2;
    private static final int OUTCOME = 6;
    private static final int REASON = 7;

    private BitfinexErrors() {}

    /**
     * @param status of HTTP, 0 for a success
     * @return {@code null} if that is no error
     */
    static @Nullable Answer of(int status, JsonNode body) {
        if (body.path(0).asText().equals("error")) {
            return ofCode(body.path(CODE).asInt(), body.path(WORDS).asText());
        }
        if (status == 0) {
            // A notice of what became of an order tells it in its seventh place.
            String outcome = body.path(OUTCOME).asText();
            return outcome.equals("ERROR") || outcome.equals("FAILURE")
                    ? ofWords(body.path(REASON).asText(), body.path(REASON).asText())
                    : null;
        }
        String words = "status " + status + " " + body.path("error").asText();
        return switch (status) {
            case 429 -> Answer.proved(Refusal.BUSY, words);
            case 401, 403 -> Answer.proved(Refusal.KEY, words);
            default -> Answer.unclear(words);
        };
    }

    private static Answer ofCode(int code, String words) {
        String told = code + " " + words;
        return switch (code) {
            case 10114 -> Answer.proved(Refusal.CLOCK, told);
            case 10100 -> Answer.proved(Refusal.KEY, told);
            case 11010 -> Answer.proved(Refusal.BUSY, told);
            case 10020 ->
                    Answer.proved(
                            words.startsWith("symbol") ? Refusal.CLOSED : Refusal.RULES, told);
            case 10001 -> ofWords(words, told);
            default -> Answer.unclear(told);
        };
    }

    private static Answer ofWords(String words, String told) {
        String reason = words.toLowerCase(Locale.ROOT);
        if (reason.startsWith("api_key: permission invalid")) {
            return Answer.proved(Refusal.KEY, told);
        }
        if (!reason.startsWith("invalid order")) {
            return Answer.unclear(told);
        }
        if (reason.contains("not enough") || reason.contains("available balance is only")) {
            return Answer.proved(Refusal.FUNDS, told);
        }
        return Answer.proved(
                reason.contains("minimum size") || reason.contains("maximum size")
                        ? Refusal.RULES
                        : Refusal.OTHER,
                told);
    }
}
