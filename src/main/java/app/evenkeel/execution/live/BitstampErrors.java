package app.evenkeel.execution.live;

import app.evenkeel.execution.gateway.Submission.Refusal;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * What Bitstamp's errors mean for a new order. Source: Bitstamp's API documentation, "Response
 * codes" and the possible errors of each request. Older errors have words and no code. What is not
 * listed here is not taken for a refusal, nor is "Order could not be placed", which Bitstamp says
 * may be an error of its own.
 */
final class BitstampErrors {
    private static final String NOT_FOUND = "order not found";

    private BitstampErrors() {}

    /**
     * @param status of HTTP, 0 for a success
     * @return {@code null} if that is no error
     */
    static @Nullable Answer of(int status, JsonNode body) {
        boolean isError =
                status != 0 || body.path("status").asText().equals("error") || body.has("error");
        if (!isError) {
            return null;
        }
        String reason = reason(body);
        String words = (status == 0 ? "" : "status " + status + " ") + reason;
        if (status >= 500) {
            return Answer.unclear(words);
        }
        if (status == 429) {
            return Answer.proved(Refusal.BUSY, words);
        }
        Refusal refusal = ofCode(body.path("response_code").asText());
        refusal = refusal == null ? ofWords(reason.toLowerCase(Locale.ROOT)) : refusal;
        if (refusal == null && (status == 401 || status == 403)) {
            // The key is looked at before what it is for.
            refusal = Refusal.KEY;
        }
        if (refusal == null && status == 400 && reason.isEmpty()) {
            // A gateway's own: the request came no further.
            refusal = Refusal.OTHER;
        }
        return refusal == null ? Answer.unclear(words) : Answer.proved(refusal, words);
    }

    /** Whether that says that there is no such order. */
    static boolean isNoOrder(Answer answer) {
        return answer.words().toLowerCase(Locale.ROOT).contains(NOT_FOUND);
    }

    private static String reason(JsonNode body) {
        StringBuilder words = new StringBuilder(body.path("response_code").asText());
        for (String name : new String[] {"code", "reason", "error", "response_explanation"}) {
            append(words, body.path(name));
        }
        return words.toString().strip();
    }

    /** A text, or lists of texts by the field that they are about. */
    private static void append(StringBuilder words, JsonNode node) {
        if (node.isContainerNode()) {
            node.forEach(each -> append(words, each));
        } else if (!node.asText().isEmpty()) {
            words.append(' ').append(node.asText());
        }
    }

    private static @Nullable Refusal ofCode(String code) {
        return switch (code) {
            case "400.002" -> Refusal.BUSY;
            case "400.003" -> Refusal.CLOSED;
            case "400.009" -> Refusal.FUNDS;
            case "400.020", "400.021", "400.026" -> Refusal.RULES;
            case "400.004", "400.005", "400.006", "400.007", "400.008", "400.018", "400.024" ->
                    Refusal.OTHER;
            // 400.019 is that it has an order of this id: perhaps this one.
            default -> null;
        };
    }

    private static @Nullable Refusal ofWords(String reason) {
        if (reason.contains("invalid nonce") || reason.contains("timestamp")) {
            return Refusal.CLOCK;
        }
        if (reason.contains("api key not found")
                || reason.contains("no permission found")
                || reason.contains("ip address not allowed")
                || reason.contains("invalid signature")
                || reason.contains("authentication failed")
                || reason.contains("wrong api key format")
                || reason.contains("your account is frozen")) {
            return Refusal.KEY;
        }
        if (reason.contains("check your account balance for details")) {
            return Refusal.FUNDS;
        }
        if (reason.contains("minimum order size is")
                || reason.contains("ensure that there are no more than")
                || reason.contains("price is more than 20%")) {
            return Refusal.RULES;
        }
        return reason.contains("no buy orders for") || reason.contains("no sell orders for")
                ? Refusal.OTHER
                : null;
    }
}
