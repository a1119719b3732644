package app.evenkeel.ingestion.holdings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.FetchException;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Hosts;
import app.evenkeel.ingestion.net.KeyQueue;
import app.evenkeel.ingestion.net.LoopbackServer;
import app.evenkeel.ingestion.net.VirtualTime;
import app.evenkeel.security.Credentials;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;

/** Keys made with OpenSSL for this test, and their public halves. */
class CoinbaseTokenTest {
    private static final String NAME = "organizations/one/apiKeys/two";
    private static final String JSON = "application/json";
    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");

    private static final String P256 =
            "MHcCAQEEIJzZThPyNinLcpzXqNlpj+U4VPtfVw1KfdVx8dxFa+iwoAoGCCqGSM49"
                    + "%AwEHoUQDQgAEc2oAmvEkpbMyfyMQPu0vwnkY2BVcOvtc+A/dOFT+WkihIplteBJn"
                    + "%IlIS/SwcvDVpyGqOxeL0gJA19s+MwhLUJQ==";
    private static final String P256_PUBLIC =
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEc2oAmvEkpbMyfyMQPu0vwnkY2BVcOvtc+A/dOFT+WkihIplteBJn"
                    + "IlIS/SwcvDVpyGqOxeL0gJA19s+MwhLUJQ==";
    private static final String ED25519 =
            "aS3Swbhk1jlOd3+lqJjpMT4mtrnKnkjfpunOGOORQYNxK1pALePakwmNsMfdMMJWNe4ecIto1mK/jH7poG1xaA==";
    private static final String ED25519_PUBLIC =
            "MCowBQYDK2VwAyEAcStaQC3j2pMJjbDH3TDCVjXuHnCLaNZiv4x+6aBtcWg=";

    private final VirtualTime time = new VirtualTime();
    private final Gate gate = new Gate(Hosts.ALL, () -> false, time, 3);
    private final LoopbackServer server = new LoopbackServer();

    @AfterEach
    void close() {
        server.close();
    }

    private ExchangeCollector collector(String secret) {
        try (Credentials credentials =
                new Credentials(NAME.toCharArray(), secret.toCharArray(), null)) {
            return new ExchangeCollector(
                    Venue.COINBASE,
                    credentials,
                    gate,
                    server.base(),
                    Clock.fixed(NOW, ZoneOffset.UTC),
                    KeyQueue.ofNewKey(time));
        }
    }

    @ParameterizedTest
    @CsvSource({"several lines,EC", "one line,EC", "no lines,Ed25519"})
    void signsEachRequestForItselfWithTheKeyAsItIsHandedOut(String form, String kind)
            throws Exception {
        AtomicReference<String> header = new AtomicReference<>("");
        server.answering(exchange -> {
            header.set(exchange.getRequestHeaders().getFirst("Authorization"));
            LoopbackServer.ok(
                    exchange,
                    JSON,
                    "{\"data\":[{\"id\":\"x\",\"balance\":"
                            + "{\"amount\":\"0.5\",\"currency\":\"BTC\"}}]}");
        });
        String line = form.equals("one line") ? "\\n" : "\n";
        String secret =
                kind.equals("Ed25519")
                        ? ED25519
                        : "-----BEGIN EC PRIVATE KEY-----"
                                + line
                                + P256.replace("%", line)
                                + line
                                + "-----END EC PRIVATE KEY-----"
                                + line;

        assertThat(collector(secret).collect(Progress.NONE))
                .extracting(each -> each.quantity().toPlainString())
                .containsExactly("0.5");

        String[] parts = header.get().replace("Bearer ", "").split("\\.", 3);
        assertThat(text(parts[0]))
                .contains("\"kid\":\"" + NAME + "\"")
                .contains(kind.equals("EC") ? "\"ES256\"" : "\"EdDSA\"");
        long now = NOW.getEpochSecond();
        assertThat(text(parts[1]))
                .isEqualTo(
                        "{\"sub\":\""
                                + NAME
                                + "\",\"iss\":\"cdp\",\"nbf\":"
                                + now
                                + ",\"exp\":"
                                + (now + 120)
                                + ",\"uri\":\"GET api.coinbase.com/v2/accounts\"}");
        Signature signature =
                Signature.getInstance(
                        kind.equals("EC") ? "SHA256withECDSAinP1363Format" : "Ed25519");
        String half = kind.equals("EC") ? P256_PUBLIC : ED25519_PUBLIC;
        signature.initVerify(
                KeyFactory.getInstance(kind)
                        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(half))));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not a key", "-----BEGIN EC PRIVATE KEY-----QUJD-----END"})
    void saysThatItIsNoKeyWithoutTellingIt(String secret) {
        assertThatThrownBy(() -> collector(secret))
                .isInstanceOfSatisfying(
                        FetchException.class,
                        e -> {
                            assertThat(e.problem().code()).isEqualTo(ProblemCode.KEY_REFUSED);
                            assertThat(e.problem().args()).doesNotContain(secret);
                        });
    }

    private static String text(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}
