package app.evenkeel.exchange;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;

import java.util.Map;

/** What is answered. */
record Reply(int status, String body, Map<String, String> headers) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Reply ok(String body) {
        return new Reply(200, body, Map.of());
    }

    static Reply of(int status, String body) {
        return new Reply(status, body, Map.of());
    }

    /** The same answer with every entry of its list twice. */
    static Reply twice(Reply reply) {
        try {
            JsonNode tree = JSON.readTree(reply.body());
            if (!tree.isArray()) {
                return reply;
            }
            ArrayNode twice = JSON.createArrayNode();
            tree.forEach(each -> twice.add(each).add(each));
            return Reply.of(reply.status(), twice.toString());
        } catch (JacksonException e) {
            return reply;
        }
    }

    Reply with(String header, String value) {
        return new Reply(status, body, Map.of(header, value));
    }
}
