package app.evenkeel.exchange;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.function.Predicate;

/**
 * The exchange over HTTP, on this machine only: as Binance under {@code /api/v3}, as Coinbase under
 * {@code /api/v3/brokerage}, as Bitstamp under {@code /api/v2}, as Bitfinex under {@code /v2} and
 * as Kraken under {@code /0}.
 */
public final class LoopbackServer implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Front> fronts;
    private final Faults faults;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final List<Faults.Kind> kinds = new CopyOnWriteArrayList<>();
    private final Map<String, Reply> given = new ConcurrentHashMap<>();
    private final Map<String, Integer> held = new ConcurrentHashMap<>();
    private volatile Duration latency = Duration.ZERO;
    private volatile Duration late = Duration.ofSeconds(2);

    /**
     * @param port 0 for any
     */
    public LoopbackServer(LoopbackExchange exchange, Faults faults, Keys keys, int port)
            throws IOException {
        this.faults = faults;
        this.fronts =
                List.of(
                        new BinanceFront(exchange, keys),
                        new KrakenFront(exchange, keys),
                        new CoinbaseFront(exchange, keys),
                        new BitstampFront(exchange, keys),
                        new BitfinexFront(exchange, keys));
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(workers);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** How long every answer takes. */
    public void latency(Duration value) {
        latency = value;
    }

    /** How much later a request is done that is done late. */
    public void late(Duration value) {
        late = value;
    }

    /** Answers requests of a method to a path only once there were so many of them; 0: at once. */
    public void hold(String request, int until) {
        held.put(request, until);
    }

    /** Every request so far, as method and path. */
    public List<String> seen() {
        return List.copyOf(seen);
    }

    /** How many requests of a method to a path there were. */
    public long count(String request) {
        return seen.stream().filter(request::equals).count();
    }

    /** How many requests of a kind there were, in whichever language. */
    public long count(Faults.Kind kind) {
        return kinds.stream().filter(kind::equals).count();
    }

    private void note(Request request) {
        synchronized (seen) {
            seen.add(request.method() + " " + request.path());
            seen.notifyAll();
        }
    }

    /** Waits until there was a request of a kind. */
    public void await(Faults.Kind kind) throws InterruptedException {
        await(_ -> kinds.contains(kind));
    }

    /** Waits until there was a request that fits. */
    public void await(Predicate<String> fits) throws InterruptedException {
        long until = System.nanoTime() + LONGEST_WAIT.toNanos();
        synchronized (seen) {
            while (seen.stream().noneMatch(fits)) {
                if (System.nanoTime() > until) {
                    throw new IllegalStateException("No such request");
                }
                seen.wait(100);
            }
        }
    }

    /** Waits until there were so many requests of a method to a path. */
    public void awaitCount(String request, int least) {
        awaitCount(request, () -> least);
    }

    private void awaitCount(String request, IntSupplier least) {
        long until = System.nanoTime() + LONGEST_WAIT.toNanos();
        synchronized (seen) {
            while (count(request) < least.getAsInt() && System.nanoTime() < until) {
                try {
                    seen.wait(100);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private void handle(HttpExchange http) throws IOException {
        try (http) {
            Request request = Request.read(http);
            Front front = fronts.stream().filter(f -> f.speaks(request)).findFirst().orElse(null);
            if (front != null) {
                kinds.add(front.kind(request));
            }
            note(request);
            String what = request.method() + " " + request.path();
            awaitCount(what, () -> held.getOrDefault(what, 0));
            pause(latency);
            if (front == null) {
                send(http, Reply.of(404, "{}"));
                return;
            }
            Reply reply = reply(front, request);
            if (reply != null) {
                send(http, reply);
            }
        }
    }

    /** The answer, or {@code null} for none at all. */
    private @Nullable Reply reply(Front front, Request request) {
        Fault fault = faults.of(front.kind(request));
        return switch (fault) {
            case NONE -> remembered(front, request);
            case LOST_BEFORE -> null;
            case LOST_AFTER -> {
                front.answer(request);
                yield null;
            }
            case LATE -> {
                workers.execute(() -> {
                    pause(late);
                    front.answer(request);
                });
                yield null;
            }
            case ERROR_AFTER, UNKNOWN_AFTER, UNLISTED_AFTER, REFUSED_AFTER -> {
                front.answer(request);
                yield front.failed(fault, request);
            }
            case GARBAGE -> {
                front.answer(request);
                yield Reply.ok("<html>not what you asked for</html>");
            }
            case OLD -> {
                Reply before = given.get(front.account(request) + request.question());
                yield before == null ? front.none(request) : before;
            }
            case DOUBLED -> front.doubled(remembered(front, request));
            case NOT_YET -> front.none(request);
            case EMPTY -> Reply.ok("{}");
            case ERROR_BEFORE, UNKNOWN_BEFORE, CLOCK, BUSY, BANNED, MAINTENANCE ->
                    front.failed(fault, request);
        };
    }

    private Reply remembered(Front front, Request request) {
        Reply reply = front.answer(request);
        given.put(front.account(request) + request.question(), reply);
        return reply;
    }

    private static void send(HttpExchange http, Reply reply) throws IOException {
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().set("Content-Type", "application/json");
        reply.headers().forEach((name, value) -> http.getResponseHeaders().set(name, value));
        http.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        try (OutputStream out = http.getResponseBody()) {
            out.write(body);
        }
    }

    private static void pause(Duration duration) {
        if (!duration.isZero()) {
            LockSupport.parkNanos(duration.toNanos());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
