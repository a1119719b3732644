package app.evenkeel.ingestion.holdings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.Fetch;
import app.evenkeel.ingestion.net.FetchException;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Hostility;
import app.evenkeel.ingestion.net.Hosts;
import app.evenkeel.ingestion.net.KeyQueue;
import app.evenkeel.ingestion.net.LoopbackServer;
import app.evenkeel.ingestion.net.VirtualTime;
import app.evenkeel.security.Credentials;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** Every collector before every kind of server that goes wrong. */
class HostileCollectorTest {
    private static final String BITCOIN = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu";
    private static final String ETHEREUM = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

    private final LoopbackServer server = new LoopbackServer();

    @AfterEach
    void close() {
        server.close();
    }

    static Stream<Arguments> sourcesAndServers() {
        return Stream.concat(
                        Arrays.stream(Venue.values()).map(Venue::word),
                        Stream.of("bitcoin", "ethereum"))
                .flatMap(source ->
                        Arrays.stream(Hostility.values()).map(how -> Arguments.of(source, how)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("sourcesAndServers")
    void neverTakesTheAnswerOfAServerThatGoesWrongForABalance(String source, Hostility how) {
        server.answering(how::answer);
        Gate gate = new Gate(() -> Hosts.ALL, () -> false, new VirtualTime(), 3, how.patience());
        try (Fetch fetch = new Fetch(gate, "Evenkeel")) {
            HoldingsCollector collector = collector(source, gate, fetch, server.base());

            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> collector.collect(Progress.NONE))
                        .isInstanceOfSatisfying(
                                FetchException.class,
                                e -> assertThat(e.problem().code()).isIn(how.told()));
            }
            assertThat(server.asked()).hasSizeLessThanOrEqualTo(2 * how.attempts());
        }
    }

    private static HoldingsCollector collector(String source, Gate gate, Fetch fetch, URI base) {
        return switch (source) {
            case "bitcoin" ->
                    new BitcoinCollector(BITCOIN, fetch, new ChainNode(Hosts.BLOCKSTREAM, base));
            case "ethereum" ->
                    new EthereumCollector(
                            ETHEREUM, Map.of(), fetch, new ChainNode(Hosts.ETHEREUM, base));
            default ->
                    new ExchangeCollector(
                            Venue.of(source).orElseThrow(),
                            // Base64, as Kraken wants it.
                            new Credentials("key".toCharArray(), "c2VjcmV0".toCharArray(), null),
                            gate,
                            base,
                            Clock.fixed(VirtualTime.START, ZoneOffset.UTC),
                            KeyQueue.ofNewKey(new VirtualTime()));
        };
    }
}
