package app.evenkeel.exchange;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A request as it came in, with its parameters wherever they stood. */
record Request(
        String method,
        String path,
        Map<String, String> parameters,
        String query,
        String body,
        Map<String, String> headers) {

    static Request read(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> parameters = new LinkedHashMap<>();
        parse(query == null ? "" : query, parameters);
        parse(body, parameters);
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                parameters,
                query == null ? "" : query,
                body,
                headers);
    }

    private static void parse(String text, Map<String, String> into) {
        for (String pair : text.split("&", -1)) {
            int at = pair.indexOf('=');
            if (at > 0) {
                into.put(
                        URLDecoder.decode(pair.substring(0, at), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
    }

    String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** What asks the same, whenever it is asked. */
    String question() {
        Map<String, String> same = new LinkedHashMap<>(parameters);
        same.keySet().removeAll(Set.of("timestamp", "signature", "nonce", "recvWindow"));
        return method + " " + path + " " + same;
    }
}
