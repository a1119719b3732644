package app.evenkeel.ingestion.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.domain.task.WorkCancelledException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

class FetchTest {
    private static final Host HOST = new Host("a.example", "host.exchange", 1_000, 1_000);
    private static final int MAX = 1 << 20;

    private final VirtualTime time = new VirtualTime();
    private final AtomicBoolean offline = new AtomicBoolean();
    private final LoopbackServer server = new LoopbackServer();
    private final Fetch fetch =
            new Fetch(
                    new Gate(() -> List.of(HOST), offline::get, time, 7, Duration.ofMillis(400)),
                    "Evenkeel",
                    MAX);
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        end.countDown();
        fetch.close();
        server.close();
    }

    @Test
    void readsAnAnswerUnderItsOwnName() {
        server.answering(exchange ->
                LoopbackServer.ok(
                        exchange,
                        "text/plain",
                        exchange.getRequestHeaders().getFirst("User-Agent")));

        assertThat(text("/x?y=1")).isEqualTo("Evenkeel");
        assertThat(server.asked()).containsExactly("/x?y=1");
        assertThat(server.methods()).containsOnly("GET");
    }

    @Test
    void asksNoOtherHostThanTheOneItWasLetOutTo() {
        assertProblem(ProblemCode.HOST_UNKNOWN, URI.create("https://b.example/"));
        assertProblem(ProblemCode.HOST_UNKNOWN, URI.create("https://a.example@b.example/"));
        assertProblem(ProblemCode.HOST_UNKNOWN, URI.create("https://a.example:8443/"));
    }

    @Test
    void opensNoConnectionWhileOffline() throws IOException {
        offline.set(true);
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(150);
            URI address = URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/");

            assertProblem(ProblemCode.OFFLINE, address);
            assertThatThrownBy(listener::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void waitsAndAsksAgainAfterRetryAfter() {
        server.answering(exchange -> {
            if (server.asked().size() == 1) {
                LoopbackServer.status(exchange, 429, "Retry-After", "9");
            } else {
                LoopbackServer.ok(exchange, "text/plain", "fine");
            }
        });

        assertThat(text("/")).isEqualTo("fine");
        assertThat(time.passed()).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(10));
    }

    @Test
    void givesUpOnAServerThatKeepsFailing() {
        server.answering(exchange -> LoopbackServer.status(exchange, 500));

        assertProblem(ProblemCode.HOST_REFUSED, server.base());
        assertThat(server.asked()).hasSize(4);
    }

    @Test
    void doesNotWaitForAnAnswerThatNeverBegins() {
        server.answering(exchange -> awaitEnd());

        assertProblem(ProblemCode.HOST_UNREACHABLE, server.base());
    }

    @Test
    void doesNotWaitForAnAnswerThatNeverEnds() {
        server.answering(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            awaitEnd();
        });

        assertProblem(ProblemCode.HOST_UNREACHABLE, server.base());
    }

    @Test
    void waitsNoLongerForAnAnswerThatIsNotWantedAnyMore() {
        AtomicBoolean cancelled = new AtomicBoolean();
        server.answering(exchange -> {
            cancelled.set(true);
            awaitEnd();
        });
        Progress progress =
                new Progress() {
                    @Override
                    public void report(String step, long done, long total) {}

                    @Override
                    public boolean isCancelled() {
                        return cancelled.get();
                    }
                };

        assertThatThrownBy(() -> fetch.get(HOST, server.base(), progress))
                .isInstanceOf(WorkCancelledException.class);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void doesNotTakeACutOffAnswerForAWholeOne() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> cutOff(listener));

            assertProblem(
                    ProblemCode.HOST_UNREACHABLE,
                    URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/"));
        }
    }

    @Test
    void stopsReadingAnAnswerThatIsTooLarge() {
        server.answering(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[1 << 16];
            for (int i = 0; i < 64; i++) {
                exchange.getResponseBody().write(block);
            }
        });

        assertProblem(ProblemCode.ANSWER_TOO_LARGE, server.base());
    }

    @Test
    void followsRedirectsWithinTheHostOnly() {
        server.answering(exchange -> {
            switch (exchange.getRequestURI().getPath()) {
                case "/old" -> LoopbackServer.status(exchange, 302, "Location", "/new");
                case "/away" ->
                        LoopbackServer.status(exchange, 302, "Location", "https://b.example/x");
                case "/round" -> LoopbackServer.status(exchange, 302, "Location", "/round");
                default -> LoopbackServer.ok(exchange, "text/plain", "here");
            }
        });

        assertThat(text("/old")).isEqualTo("here");
        assertProblem(ProblemCode.HOST_REDIRECTS, server.base().resolve("/away"));
        assertProblem(ProblemCode.HOST_REDIRECTS, server.base().resolve("/round"));
    }

    private static void cutOff(ServerSocket listener) {
        try {
            while (true) {
                try (var socket = listener.accept()) {
                    socket.getInputStream().readNBytes(20);
                    socket.getOutputStream()
                            .write(
                                    "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhalf"
                                            .getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String text(String path) {
        return new String(
                fetch.get(HOST, server.base().resolve(path), Progress.NONE),
                StandardCharsets.UTF_8);
    }

    private void assertProblem(ProblemCode code, URI address) {
        assertThatThrownBy(() -> fetch.get(HOST, address, Progress.NONE))
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }
}
