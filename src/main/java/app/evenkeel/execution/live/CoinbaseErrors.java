package app.evenkeel.execution.live;

import app.evenkeel.execution.gateway.Submission.Refusal;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

/**
 * What Coinbase's errors mean for a new order. Source: Coinbase's Advanced Trade documentation,
 * "Create Order", with its reasons for a failure and those of a preview, and "Errors". An order
 * that failed is told with status 200. What is not listed here is not taken for a refusal.
 */
final class CoinbaseErrors {
    private CoinbaseErrors() {}

    /**
     * @param status of HTTP, 0 for a success
     * @return {@code null} if that is no error
     */
    static @Nullable Answer of(int status, JsonNode body) {
        if (status != 0) {
            return ofStatus(status, body);
        }
        if (!body.has("success") || body.path("success").asBoolean()) {
            return null;
        }
        JsonNode error = body.path("error_response");
        Refusal refusal = null;
        StringBuilder words = new StringBuilder();
        for (String name :
                new String[] {"new_order_failure_reason", "error", "preview_failure_reason"}) {
            String reason = error.path(name).asText();
            refusal = refusal == null ? ofReason(reason) : refusal;
            words.append(reason).append(' ');
        }
        words.append(error.path("message").asText());
        String told = words.toString().strip();
        return refusal == null ? Answer.unclear(told) : Answer.proved(refusal, told);
    }

    private static Answer ofStatus(int status, JsonNode body) {
        String error = body.path("error").asText();
        String words = ("status " + status + " " + error + " " + body.path("message").asText());
        return switch (status) {
            case 429 -> Answer.proved(Refusal.BUSY, words);
            // The key is looked at before what it is for.
            case 401, 403 -> Answer.proved(Refusal.KEY, words);
            case 400 ->
                    error.isEmpty() || error.equals("INVALID_ARGUMENT")
                            ? Answer.proved(Refusal.OTHER, words)
                            : Answer.unclear(words);
            default -> Answer.unclear(words);
        };
    }

    private static @Nullable Refusal ofReason(String reason) {
        return switch (reason) {
            case "INSUFFICIENT_FUND", "INSUFFICIENT_FUNDS", "PREVIEW_INSUFFICIENT_FUND" ->
                    Refusal.FUNDS;
            case "INVALID_SIZE_PRECISION",
                    "INVALID_PRICE_PRECISION",
                    "INVALID_LIMIT_PRICE",
                    "PREVIEW_INVALID_SIZE_PRECISION",
                    "PREVIEW_INVALID_PRICE_PRECISION",
                    "PREVIEW_INVALID_LIMIT_PRICE",
                    "PREVIEW_INVALID_BASE_SIZE_TOO_SMALL",
                    "PREVIEW_INVALID_BASE_SIZE_TOO_LARGE",
                    "PREVIEW_INVALID_QUOTE_SIZE_TOO_SMALL",
                    "PREVIEW_INVALID_QUOTE_SIZE_TOO_LARGE" ->
                    Refusal.RULES;
            case "ORDER_ENTRY_DISABLED",
                    "INELIGIBLE_PAIR",
                    "INVALID_PRODUCT_ID",
                    "UNTRADABLE_PRODUCT",
                    "PREVIEW_INELIGIBLE_PAIR",
                    "PREVIEW_INVALID_PRODUCT_ID" ->
                    Refusal.CLOSED;
            case "UNSUPPORTED_ORDER_CONFIGURATION",
                    "INVALID_SIDE",
                    "INVALID_REQUEST",
                    "INVALID_NO_LIQUIDITY",
                    "GEOFENCING_RESTRICTION",
                    "PREVIEW_INVALID_SIDE",
                    "PREVIEW_INVALID_ORDER_CONFIG" ->
                    Refusal.OTHER;
            // Such as DUPLICATE_CLIENT_ORDER_ID: it has an order of this id, perhaps this one.
            default -> null;
        };
    }
}
