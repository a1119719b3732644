package app.evenkeel.exchange;

import java.util.Map;

/** What is answered. */
record Reply(int status, String body, Map<String, String> headers) {
    static Reply ok(String body) {
        return new Reply(200, body, Map.of());
    }

    static Reply of(int status, String body) {
        return new Reply(status, body, Map.of());
    }

    Reply with(String header, String value) {
        return new Reply(status, body, Map.of(header, value));
    }
}
