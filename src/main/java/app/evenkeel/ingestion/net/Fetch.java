package app.evenkeel.ingestion.net;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.domain.task.WorkCancelledException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * Reads one address through the gate: redirects only within the host, with a limit on size.
 * Blocking and thread-safe.
 */
public final class Fetch implements AutoCloseable {
    /** Largest answer that is read. */
    public static final int MAX_BYTES = 32 * 1024 * 1024;

    private static final int MAX_REDIRECTS = 3;
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final Gate gate;
    private final int maxBytes;
    private final String userAgent;
    private @Nullable HttpClient client;
    private boolean closed;

    public Fetch(Gate gate, String userAgent) {
        this(gate, userAgent, MAX_BYTES);
    }

    Fetch(Gate gate, String userAgent, int maxBytes) {
        this.gate = gate;
        this.userAgent = userAgent;
        this.maxBytes = maxBytes;
    }

    /** Made when it is first needed, since it costs threads and most sessions begin without. */
    private synchronized HttpClient client() {
        if (closed) {
            throw new WorkCancelledException();
        }
        HttpClient present = client;
        if (present == null) {
            present =
                    HttpClient.newBuilder()
                            .connectTimeout(CONNECT)
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .version(HttpClient.Version.HTTP_1_1)
                            .build();
            client = present;
        }
        return present;
    }

    /**
     * Reads what an address answers, if the status is a success. Blocks.
     *
     * @param host the gate's name for whom it is asked of, which tests send elsewhere
     * @throws FetchException if there is no answer that is a success
     */
    public byte[] get(Host host, URI address, Progress progress) {
        return gate.call(host.name(), progress, () -> followed(host, address));
    }

    /**
     * Asks a question in JSON that changes nothing, so that it may be repeated. Blocks.
     *
     * @throws FetchException if there is no answer that is a success
     */
    public byte[] ask(Host host, URI address, byte[] question, Progress progress) {
        return gate.call(
                host.name(),
                progress,
                () -> {
                    HttpRequest request =
                            request(address)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(question))
                                    .build();
                    return answer(host, send(request));
                });
    }

    /** Sends a host nothing for a while, as it said in an answer that was a success. */
    public void leaveAlone(Host host, Duration duration) {
        gate.leaveAlone(host.name(), duration);
    }

    private byte[] followed(Host host, URI address) throws IOException {
        URI next = address;
        for (int i = 0; i <= MAX_REDIRECTS; i++) {
            HttpResponse<InputStream> response = send(request(next).GET().build());
            int status = response.statusCode();
            String location = response.headers().firstValue("Location").orElse("");
            if (status >= 300 && status < 400 && !location.isEmpty()) {
                response.body().close();
                URI target = resolved(host, next, location);
                if (!same(next, target)) {
                    throw new FetchException(
                            ProblemCode.HOST_REDIRECTS, host.name(), target.getHost());
                }
                next = target;
            } else {
                return answer(host, response);
            }
        }
        throw new FetchException(ProblemCode.HOST_REDIRECTS, host.name(), host.name());
    }

    private byte[] answer(Host host, HttpResponse<InputStream> response) throws IOException {
        try (InputStream in = response.body()) {
            if (response.statusCode() != 200) {
                throw new Refusal(
                        response.statusCode(),
                        RetryAfter.of(
                                response.headers().firstValue("Retry-After").orElse(null),
                                gate.time().now()));
            }
            byte[] body = in.readNBytes(maxBytes + 1);
            if (body.length > maxBytes) {
                throw new FetchException(
                        ProblemCode.ANSWER_TOO_LARGE,
                        host.name(),
                        Integer.toString(maxBytes >> 20));
            }
            return body;
        }
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address)
                .header("User-Agent", userAgent)
                .header("Accept", "*/*");
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        Destination.check(request.uri().getAuthority(), request.uri().getHost());
        try {
            return client().send(request, HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkCancelledException();
        }
    }

    private static URI resolved(Host host, URI from, String location) {
        try {
            return from.resolve(location);
        } catch (IllegalArgumentException e) {
            throw new FetchException(e, ProblemCode.HOST_REDIRECTS, host.name(), location);
        }
    }

    private static boolean same(URI from, URI to) {
        return from.getScheme().equals(to.getScheme())
                && from.getHost().equalsIgnoreCase(to.getHost())
                && from.getPort() == to.getPort();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.shutdownNow();
        }
    }
}
