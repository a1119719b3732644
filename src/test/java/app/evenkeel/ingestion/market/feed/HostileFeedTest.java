package app.evenkeel.ingestion.market.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.Fetch;
import app.evenkeel.ingestion.net.FetchException;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Hostility;
import app.evenkeel.ingestion.net.Hosts;
import app.evenkeel.ingestion.net.LoopbackServer;
import app.evenkeel.ingestion.net.VirtualTime;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/** Every feed before every kind of server that goes wrong. */
class HostileFeedTest {
    private static final Clock CLOCK = Clock.fixed(VirtualTime.START, ZoneOffset.UTC);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final LoopbackServer server = new LoopbackServer();

    @AfterEach
    void close() {
        server.close();
    }

    static Stream<Arguments> feedsAndServers() {
        Gate gate = gate(Duration.ofSeconds(1));
        try (Fetch fetch = new Fetch(gate, "Evenkeel")) {
            return Feeds.standard(gate, fetch, CLOCK, () -> "").all().stream()
                    .flatMap(feed ->
                            Arrays.stream(Hostility.values())
                                    .map(how -> Arguments.of(feed.id(), how)));
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("feedsAndServers")
    void tellsWhatIsWrongWithAServerAndThenLeavesItAlone(String id, Hostility how) {
        server.answering(how::answer);
        Gate gate = gate(how.patience());
        try (Fetch fetch = new Fetch(gate, "Evenkeel")) {
            Feed feed = feed(id, gate, fetch, server.base());

            assertProblem(feed, how.told());
            if (how == Hostility.SLOW) {
                // An attempt may end before it reaches the server where the machine is busy.
                assertThat(server.asked()).hasSizeLessThanOrEqualTo(how.attempts());
            } else {
                assertThat(server.asked()).hasSize(how.attempts());
            }

            assertThatThrownBy(() -> ask(feed)).isInstanceOf(FetchException.class);
            int asked = server.asked().size();
            switch (how) {
                // It answers, if only nonsense.
                case MALFORMED, ENDLESS -> assertProblem(feed, how.told());
                case TOO_MANY_REQUESTS -> assertProblem(feed, Set.of(ProblemCode.HOST_BUSY));
                case FAILING, SLOW, CUT_OFF -> assertProblem(feed, Set.of(ProblemCode.HOST_BROKEN));
            }
            if (how != Hostility.MALFORMED && how != Hostility.ENDLESS && how != Hostility.SLOW) {
                assertThat(server.asked()).hasSize(asked);
            }
        }
    }

    private static void assertProblem(Feed feed, Set<ProblemCode> codes) {
        assertThatThrownBy(() -> ask(feed))
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.problem().code()).isIn(codes));
    }

    private static void ask(Feed feed) {
        switch (feed.id()) {
            case "yahoo", "stooq" -> bars(feed, AssetKind.EQUITY, "acme.us", CurrencyCode.USD);
            case "toushin" -> bars(feed, AssetKind.FUND, "JP90C0000ZZ9:9931118Z", CurrencyCode.JPY);
            case "ecb" -> feed.rates(TODAY, Progress.NONE);
            default -> bars(feed, AssetKind.CRYPTO, "BTC/USD", CurrencyCode.USD);
        }
    }

    private static void bars(Feed feed, AssetKind kind, String symbol, CurrencyCode currency) {
        feed.bars(new FeedAsset(kind, symbol, currency), TODAY.minusDays(2), TODAY, Progress.NONE);
    }

    private static Feed feed(String id, Gate gate, Fetch fetch, URI base) {
        Feed feed =
                switch (id) {
                    case "yahoo" -> new YahooFeed(fetch, base, CLOCK);
                    case "stooq" -> new StooqFeed(fetch, base, CLOCK, () -> "");
                    case "toushin" -> new ToushinFeed(fetch, base);
                    case "kraken" -> new KrakenFeed(gate, base, CLOCK);
                    case "bitfinex" -> new BitfinexFeed(gate, base, CLOCK);
                    case "binance" -> new BinanceFeed(gate, base, CLOCK);
                    case "coinbase" -> new CoinbaseFeed(gate, base, CLOCK);
                    case "bitstamp" -> new BitstampFeed(gate, base, CLOCK);
                    case "bitflyer" -> new BitflyerFeed(gate, base, CLOCK);
                    case "ecb" -> new EcbFeed(fetch, base, CLOCK);
                    default -> throw new IllegalStateException("a feed that is not tested: " + id);
                };
        if (feed instanceof ExchangeFeed exchange) {
            // Takes a second, which is not the server's.
            exchange.exchange();
        }
        return feed;
    }

    private static Gate gate(Duration patience) {
        return new Gate(() -> Hosts.ALL, () -> false, new VirtualTime(), 3, patience);
    }
}
