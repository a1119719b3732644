package app.evenkeel.execution.live;

import app.evenkeel.execution.gateway.Submission;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import org.jspecify.annotations.Nullable;

import si.mazi.rescu.HttpStatusIOException;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.function.Function;
import java.util.function.Supplier;

/** The calls of a venue that answers in JSON, read by its table of errors. */
final class JsonCalls {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final VenueCalls calls;
    private final ErrorTable errors;

    /** What a venue's errors mean for a new order. */
    interface ErrorTable {
        /**
         * @param status of HTTP, 0 for a success
         * @param body missing where it is no JSON
         * @return {@code null} if that is no error that the venue tells of
         */
        @Nullable Answer of(int status, JsonNode body);
    }

    JsonCalls(VenueCalls calls, ErrorTable errors) {
        this.calls = calls;
        this.errors = errors;
    }

    /** Asks something that changes nothing. */
    JsonNode question(VenueCalls.Call<JsonNode> call) {
        return calls.question(() -> told(call));
    }

    /** A call that sends an order. */
    interface Sending {
        JsonNode to(String symbol) throws IOException;
    }

    /**
     * Sends an order, once.
     *
     * @param symbol the venue's word for the market; asked for before anything is sent
     * @param id finds the venue's own id of it in the answer; empty if it is not there
     */
    Submission order(Supplier<String> symbol, Sending sending, Function<JsonNode, String> id) {
        return calls.order(symbol, known -> id.apply(told(() -> sending.to(known))), _ -> null);
    }

    /**
     * What a venue answers, if that is no error.
     *
     * @throws VenueRefusal if it is one
     */
    JsonNode told(VenueCalls.Call<JsonNode> call) throws IOException {
        JsonNode answer;
        try {
            answer = call.call();
        } catch (HttpStatusIOException e) {
            int status = e.getHttpStatusCode();
            Answer meaning = errors.of(status, body(e.getHttpBody()));
            throw new VenueRefusal(
                    meaning == null ? Answer.unclear("status " + status) : meaning, e);
        }
        if (answer == null || answer.isMissingNode() || answer.isNull()) {
            throw new IOException("an answer without a result");
        }
        Answer meaning = errors.of(0, answer);
        if (meaning != null) {
            throw new VenueRefusal(meaning, null);
        }
        return answer;
    }

    private static JsonNode body(@Nullable String text) {
        try {
            return text == null ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /**
     * @throws IllegalArgumentException if it is not there
     */
    static String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isValueNode() || value.isNull() || value.asText().isEmpty()) {
            throw new IllegalArgumentException("No " + name);
        }
        return value.asText();
    }

    /**
     * @throws IllegalArgumentException if it is not there, or no number
     */
    static BigDecimal decimal(JsonNode node, String name) {
        return new BigDecimal(text(node, name));
    }
}
