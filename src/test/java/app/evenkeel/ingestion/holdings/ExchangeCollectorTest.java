package app.evenkeel.ingestion.holdings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.holding.Connection.Withdrawal;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.FetchException;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Hosts;
import app.evenkeel.ingestion.net.KeyQueue;
import app.evenkeel.ingestion.net.LoopbackServer;
import app.evenkeel.ingestion.net.VirtualTime;
import app.evenkeel.security.Credentials;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

class ExchangeCollectorTest {
    private static final String JSON = "application/json";
    private static final String KEY = "canary-key-31";

    /** Base64, as Kraken wants it. */
    private static final String SECRET = "Y2FuYXJ5LXNlY3JldC02Mg==";

    private final VirtualTime time = new VirtualTime();
    private final Gate gate = new Gate(Hosts.ALL, () -> false, time, 3);
    private final LoopbackServer server = new LoopbackServer();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void addsUpWhatEachExchangeHolds(Venue venue) {
        server.answering(exchange ->
                LoopbackServer.ok(exchange, JSON, answer(exchange.getRequestURI().getPath())));

        assertThat(held(venue))
                .containsExactlyInAnyOrderEntriesOf(
                        switch (venue) {
                            case BINANCE -> held("BTC", "1.75", "USDT", "1000", "ETH", "0.5");
                            case KRAKEN -> held("BTC", "0.75", "EUR", "120.5", "DOT", "12");
                            case COINBASE -> held("BTC", "0.125", "USD", "7.5");
                            case BITSTAMP -> held("BTC", "2", "EUR", "35.5");
                            case BITFINEX -> held("BTC", "0.3", "USDT", "40");
                            case BITFLYER -> held("JPY", "51000", "BTC", "0.0125");
                        });
    }

    @ParameterizedTest
    @EnumSource
    void signsForTheHostOnTheList(Venue venue) {
        ExchangeCollector collector = collector(venue, null);

        assertThat(Hosts.ALL).contains(venue.host());
        assertThat(collector.address()).isEqualTo(venue.host().address().toString());
    }

    @ParameterizedTest
    @EnumSource
    void neverTakesAnEmptyAnswerForEmptyHands(Venue venue) {
        for (String body : List.of("", "{}", "null")) {
            server.answering(JSON, body);

            assertThatThrownBy(() -> held(venue)).isInstanceOf(FetchException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnswersThatAreNotWhatWasAskedFor(Venue venue) {
        for (String body : List.of("<html>sorry</html>", "{\"balances\":", "[[[1]]]", "7")) {
            server.answering(JSON, body);

            assertThatThrownBy(() -> held(venue)).isInstanceOf(FetchException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void asksAgainWhileTheExchangeIsBusy(Venue venue) {
        AtomicInteger refused = new AtomicInteger();
        server.answering(exchange -> {
            if (refused.getAndIncrement() == 0) {
                LoopbackServer.status(exchange, 503);
            } else {
                LoopbackServer.ok(exchange, JSON, answer(exchange.getRequestURI().getPath()));
            }
        });

        assertThat(held(venue)).isNotEmpty();
    }

    @Test
    void failsWhereOneBalanceIsMissing() {
        server.answering(
                JSON, "[{\"currency_code\":\"JPY\",\"amount\":1},{\"currency_code\":\"BTC\"}]");

        assertThatThrownBy(() -> held(Venue.BITFLYER))
                .isInstanceOfSatisfying(
                        FetchException.class,
                        e ->
                                assertThat(e.problem().code())
                                        .isEqualTo(ProblemCode.COLLECT_INCOMPLETE));
    }

    @Test
    void letsEachPageOfCoinbaseOutByItself() {
        server.answering(exchange -> {
            if (!exchange.getRequestURI().getPath().endsWith("/v2/accounts")) {
                LoopbackServer.ok(exchange, JSON, answer(exchange.getRequestURI().getPath()));
                return;
            }
            String query = exchange.getRequestURI().getQuery();
            int from = query.contains("starting_after") ? 100 : 0;
            StringBuilder page = new StringBuilder();
            for (int i = from; i < Math.min(150, from + 100); i++) {
                page.append(i == from ? "" : ",")
                        .append("{\"id\":\"")
                        .append(new UUID(7, i))
                        .append("\",\"name\":\"x\",\"balance\":")
                        .append("{\"amount\":\"0.01\",\"currency\":\"BTC\"}}");
            }
            LoopbackServer.ok(exchange, JSON, "{\"data\":[" + page + "]}");
        });

        for (int i = 0; i < 3; i++) {
            assertThat(held(Venue.COINBASE)).containsOnlyKeys("BTC");
        }

        assertThat(server.asked()).hasSize(12);
        long rest = 12L - Hosts.COINBASE.burst();
        assertThat(time.passed())
                .isGreaterThanOrEqualTo(
                        Duration.ofMillis((long) (rest * 1_000 / Hosts.COINBASE.perSecond()) - 1));
    }

    @Test
    void believesKrakenThatNothingIsHeld() {
        server.answering(JSON, "{\"error\":[],\"result\":{}}");

        assertThat(held(Venue.KRAKEN)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void saysThatAKeyIsRefusedAndNotTheKey(int status) {
        server.answering(exchange -> LoopbackServer.status(exchange, status));

        assertThatThrownBy(() -> held(Venue.BINANCE))
                .isInstanceOfSatisfying(
                        FetchException.class,
                        e -> {
                            assertThat(e.problem().code()).isEqualTo(ProblemCode.KEY_REFUSED);
                            assertThat(e.toString()).doesNotContain(KEY, SECRET);
                        });
    }

    @Test
    void understandsKrakensWordForAKeyItDoesNotKnow() {
        server.answering(JSON, "{\"error\":[\"EAPI:Invalid key\"]}");

        assertThatThrownBy(() -> held(Venue.KRAKEN))
                .isInstanceOfSatisfying(
                        FetchException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.KEY_REFUSED));
    }

    @Test
    void seesWhatABinanceKeyMayDo() {
        server.answering(
                JSON,
                "{\"ipRestrict\":true,\"enableReading\":true,\"enableWithdrawals\":false,"
                        + "\"createTime\":1623840271000}");
        assertThat(collector(Venue.BINANCE).permissions(Progress.NONE))
                .isEqualTo(
                        new KeyPermissions(Withdrawal.NO, List.of("ipRestrict", "enableReading")));

        server.answering(JSON, "{\"enableReading\":true,\"enableWithdrawals\":true}");
        assertThat(collector(Venue.BINANCE).permissions(Progress.NONE).withdrawal())
                .isEqualTo(Withdrawal.YES);

        server.answering(JSON, "{}");
        assertThat(collector(Venue.BINANCE).permissions(Progress.NONE).withdrawal())
                .isEqualTo(Withdrawal.NOT_STATED);
    }

    @Test
    void seesWhatABitflyerKeyMayDo() {
        server.answering(JSON, "[\"/v1/me/getbalance\",\"/v1/me/getpermissions\"]");
        assertThat(collector(Venue.BITFLYER).permissions(Progress.NONE).withdrawal())
                .isEqualTo(Withdrawal.NO);

        server.answering(JSON, "[\"/v1/me/getbalance\",\"/v1/me/withdraw\"]");
        assertThat(collector(Venue.BITFLYER).permissions(Progress.NONE).withdrawal())
                .isEqualTo(Withdrawal.YES);
    }

    @Test
    void seesWhatAKrakenKeyMayDo() {
        server.answering(
                JSON,
                "{\"error\":[],\"result\":{\"apiKeyName\":\"main\",\"permissions\":"
                        + "[\"query-funds\",\"query-ledger\"]}}");
        assertThat(collector(Venue.KRAKEN).permissions(Progress.NONE))
                .isEqualTo(
                        new KeyPermissions(Withdrawal.NO, List.of("query-funds", "query-ledger")));
        assertThat(server.asked()).containsExactly("/0/private/GetApiKeyInfo");

        server.answering(JSON, "{\"error\":[],\"result\":{\"permissions\":[\"withdraw-funds\"]}}");
        assertThat(collector(Venue.KRAKEN).permissions(Progress.NONE).withdrawal())
                .isEqualTo(Withdrawal.YES);

        server.answering(JSON, "{\"error\":[\"EGeneral:Unknown method\"]}");
        assertThat(collector(Venue.KRAKEN).permissions(Progress.NONE))
                .isEqualTo(KeyPermissions.NOT_STATED);

        server.answering(JSON, "{\"error\":[\"EAPI:Invalid key\"]}");
        assertKeyRefused(Venue.KRAKEN);
    }

    @Test
    void seesWhatABitfinexKeyMayDo() {
        server.answering(JSON, "[[\"wallets\",1,0],[\"orders\",1,1],[\"withdraw\",0,0]]");
        assertThat(collector(Venue.BITFINEX).permissions(Progress.NONE))
                .isEqualTo(
                        new KeyPermissions(Withdrawal.NO, List.of("wallets:read", "orders:write")));
        assertThat(server.asked()).containsExactly("/v2/auth/r/permissions");

        server.answering(JSON, "[[\"wallets\",1,0],[\"ui_withdraw\",1,1]]");
        assertThat(collector(Venue.BITFINEX).permissions(Progress.NONE).withdrawal())
                .isEqualTo(Withdrawal.YES);

        server.answering(JSON, "[[\"wallets\",1,0]]");
        assertThat(collector(Venue.BITFINEX).permissions(Progress.NONE).withdrawal())
                .as("a scope that is not told of is not known")
                .isEqualTo(Withdrawal.NOT_STATED);
    }

    @Test
    void seesWhatACoinbaseKeyMayDoWhereItIsOneThatCanBeAskedAbout() {
        server.answering(JSON, "{\"can_view\":true,\"can_trade\":false,\"can_transfer\":false}");
        assertThat(collector(Venue.COINBASE).permissions(Progress.NONE))
                .isEqualTo(new KeyPermissions(Withdrawal.NO, List.of("can_view")));
        assertThat(server.asked()).containsExactly("/api/v3/brokerage/key_permissions");

        server.answering(JSON, "{\"can_view\":true,\"can_transfer\":true}");
        assertThat(collector(Venue.COINBASE).permissions(Progress.NONE).withdrawal())
                .isEqualTo(Withdrawal.YES);

        server.answering(exchange -> LoopbackServer.status(exchange, 401));
        assertThat(collector(Venue.COINBASE).permissions(Progress.NONE))
                .isEqualTo(KeyPermissions.NOT_STATED);
    }

    @Test
    void saysThatABitstampKeyCannotBeSeenThrough() {
        assertThat(collector(Venue.BITSTAMP).permissions(Progress.NONE))
                .isEqualTo(KeyPermissions.NOT_STATED);
        assertThat(server.asked()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BITSTAMP")
    void takesNoAnswerForHarmless(Venue venue) {
        for (String body : List.of("<html>sorry</html>", "[[[", "7")) {
            server.answering(JSON, body);
            assertThatThrownBy(() -> collector(venue).permissions(Progress.NONE))
                    .as(body)
                    .isInstanceOf(FetchException.class);
        }
        server.answering(exchange -> LoopbackServer.status(exchange, 500));
        assertThatThrownBy(() -> collector(venue).permissions(Progress.NONE))
                .isInstanceOf(FetchException.class);
        server.answering(JSON, "{}");
        try {
            assertThat(collector(venue).permissions(Progress.NONE).withdrawal())
                    .isNotEqualTo(Withdrawal.NO);
        } catch (FetchException e) {
            assertThat(e.problem().code()).isNotNull();
        }
    }

    private void assertKeyRefused(Venue venue) {
        assertThatThrownBy(() -> collector(venue).permissions(Progress.NONE))
                .isInstanceOfSatisfying(
                        FetchException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.KEY_REFUSED));
    }

    @Test
    void asksNothingThatCouldChangeAnything() {
        server.answering(exchange ->
                LoopbackServer.ok(exchange, JSON, answer(exchange.getRequestURI().getPath())));
        for (Venue venue : Venue.values()) {
            held(venue);
        }

        assertThat(server.asked())
                .noneMatch(path ->
                        path.contains("withdraw")
                                || path.contains("order")
                                || path.contains("transfer"));
    }

    /** Invented balances in each exchange's shape. */
    private static String answer(String path) {
        if (path.endsWith("/api/v3/account")) {
            return "{\"makerCommission\":10,\"canTrade\":true,\"canWithdraw\":false,\"updateTime\":"
                    + "1,\"balances\":[{\"asset\":\"BTC\",\"free\":\"1.5\",\"locked\":\"0.25\"},"
                    + "{\"asset\":\"USDT\",\"free\":\"1000\",\"locked\":\"0\"},{\"asset\":"
                    + "\"LDETH\",\"free\":\"0.5\",\"locked\":\"0\"},{\"asset\":\"XRP\",\"free\":"
                    + "\"0.00\",\"locked\":\"0.00\"}]}";
        }
        if (path.endsWith("/0/private/Balance")) {
            return "{\"error\":[],\"result\":{\"XXBT\":\"0.5\",\"XBT.M\":\"0.25\",\"ZEUR\":"
                    + "\"120.5\",\"DOT.S\":\"12.0000\",\"XETH\":\"0.0000\"}}";
        }
        if (path.endsWith("/v2/time")) {
            return "{\"data\":{\"iso\":\"2026-03-02T12:00:00Z\",\"epoch\":1772452800}}";
        }
        if (path.endsWith("/v2/accounts")) {
            return "{\"data\":[{\"id\":\"BTC\",\"name\":\"BTC Wallet\",\"balance\":{\"amount\":"
                    + "\"0.125\",\"currency\":\"BTC\"}},{\"id\":\"USD\",\"name\":\"Cash\","
                    + "\"balance\":{\"amount\":\"7.50\",\"currency\":\"USD\"}}]}";
        }
        if (path.contains("/v2/balance")) {
            return "{\"btc_available\":\"1.5\",\"btc_balance\":\"2.0\",\"btc_reserved\":\"0.5\","
                    + "\"eur_available\":\"35.5\",\"eur_balance\":\"35.5\",\"eur_reserved\":\"0\"}";
        }
        if (path.endsWith("/auth/r/wallets")) {
            return "[[\"exchange\",\"BTC\",0.3,0,0.3,null,null],"
                    + "[\"funding\",\"UST\",40,0,40,null,null]]";
        }
        if (path.endsWith("/me/getbalance")) {
            return "[{\"currency_code\":\"JPY\",\"amount\":51000,\"available\":50000},"
                    + "{\"currency_code\":\"BTC\",\"amount\":0.0125,\"available\":0.0125}]";
        }
        return "{\"unexpected\":\"" + path + "\"}";
    }

    private Map<String, BigDecimal> held(Venue venue) {
        Map<String, BigDecimal> held = new TreeMap<>();
        collector(venue)
                .collect(Progress.NONE)
                .forEach(each -> held.put(each.asset().symbol(), each.quantity()));
        return held;
    }

    private static Map<String, BigDecimal> held(String... pairs) {
        Map<String, BigDecimal> held = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            held.put(pairs[i], new BigDecimal(pairs[i + 1]));
        }
        return held;
    }

    private ExchangeCollector collector(Venue venue) {
        return collector(venue, server.base());
    }

    private ExchangeCollector collector(Venue venue, @Nullable URI base) {
        return new ExchangeCollector(
                venue,
                new Credentials(KEY.toCharArray(), SECRET.toCharArray(), null),
                gate,
                base,
                Clock.fixed(VirtualTime.START, ZoneOffset.UTC),
                KeyQueue.ofNewKey(time));
    }
}
