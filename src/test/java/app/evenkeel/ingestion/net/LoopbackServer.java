package app.evenkeel.ingestion.net;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on this machine that answers as it is told and remembers what it was asked. */
public final class LoopbackServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> methods = new CopyOnWriteArrayList<>();
    private volatile Answering answering = exchange -> status(exchange, 404);

    /** Answers one request. */
    public interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    public LoopbackServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext(
                "/",
                exchange -> {
                    asked.add(exchange.getRequestURI().toString());
                    methods.add(exchange.getRequestMethod());
                    try (exchange) {
                        answering.answer(exchange);
                    }
                });
        server.start();
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public LoopbackServer answering(Answering next) {
        answering = next;
        return this;
    }

    /** Answers everything with this text. */
    public LoopbackServer answering(String contentType, String body) {
        return answering(exchange -> ok(exchange, contentType, body));
    }

    /** Addresses asked for so far, in order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    public List<String> methods() {
        return List.copyOf(methods);
    }

    public static void ok(HttpExchange exchange, String contentType, String body)
            throws IOException {
        ok(exchange, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    public static void ok(HttpExchange exchange, String contentType, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** A status without a body; headers in pairs of name and value. */
    public static void status(HttpExchange exchange, int status, String... headers)
            throws IOException {
        Headers all = exchange.getResponseHeaders();
        for (int i = 0; i < headers.length; i += 2) {
            all.set(headers[i], headers[i + 1]);
        }
        exchange.sendResponseHeaders(status, -1);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
