package app.evenkeel.ingestion.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** What the XChange library opens, before a server on this machine. */
class BoundedConnectionTest {
    private final LoopbackServer server = new LoopbackServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void endsAnAnswerWithoutEnd() throws IOException {
        server.answering(exchange -> Hostility.flood(exchange, 200));

        assertEnds(open().getInputStream());
    }

    @Test
    void endsTheAnswerOfAFailureToo() throws IOException {
        server.answering(exchange -> Hostility.flood(exchange, 503));
        HttpURLConnection connection = open();

        assertThat(connection.getResponseCode()).isEqualTo(503);
        assertEnds(connection.getErrorStream());
    }

    @Test
    void countsWhatIsUnpackedAsWell() throws IOException {
        byte[] packed = packed(Fetch.MAX_BYTES + 1);
        assertThat(packed).as("sent").hasSizeLessThan(Fetch.MAX_BYTES / 100);
        server.answering(exchange -> answerPacked(exchange, packed));

        assertEnds(open().getInputStream());
    }

    @Test
    void passesOnWhatIsWithinTheLimit() throws IOException {
        byte[] packed = packed(70_000);
        server.answering(exchange -> {
            assertThat(exchange.getRequestMethod()).isEqualTo("POST");
            assertThat(exchange.getRequestHeaders().getFirst("Key")).isEqualTo("k");
            assertThat(exchange.getRequestBody().readAllBytes()).hasSize(3);
            answerPacked(exchange, packed);
        });
        HttpURLConnection connection = open();
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Key", "k");
        connection.setDoOutput(true);
        connection.getOutputStream().write("abc".getBytes(StandardCharsets.US_ASCII));

        assertThat(connection.getInputStream().readAllBytes()).hasSize(70_000);
        assertThat(connection.getHeaderField("Content-Encoding")).as("unpacked").isNull();
        assertThat(connection.getHeaderFields()).containsKey("Date");
    }

    @Test
    void opensNoConnectionToAHostThatNobodyLetItOutTo() throws IOException {
        UrlConnections.restrain();
        URL elsewhere = URI.create("https://b.example/").toURL();

        assertThatThrownBy(elsewhere::openConnection).isInstanceOf(FetchException.class);
        assertThatThrownBy(() -> Destination.only("a.example", elsewhere::openConnection))
                .isInstanceOf(FetchException.class);
        assertThat(Destination.<URLConnection>only("b.example", elsewhere::openConnection))
                .isNotNull();
    }

    private HttpURLConnection open() throws IOException {
        UrlConnections.restrain();
        return (HttpURLConnection) server.base().toURL().openConnection(Proxy.NO_PROXY);
    }

    private static void answerPacked(HttpExchange exchange, byte[] packed) throws IOException {
        exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        LoopbackServer.ok(exchange, "application/json", packed);
    }

    private static byte[] packed(int size) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(new byte[size]);
        }
        return packed.toByteArray();
    }

    private static void assertEnds(InputStream body) {
        assertThatThrownBy(
                        () -> {
                            try (body) {
                                body.transferTo(OutputStream.nullOutputStream());
                            }
                        })
                .isInstanceOf(AnswerTooLargeException.class);
    }
}
