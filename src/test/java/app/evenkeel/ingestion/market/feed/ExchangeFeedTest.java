package app.evenkeel.ingestion.market.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.FetchException;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Hosts;
import app.evenkeel.ingestion.net.LoopbackServer;
import app.evenkeel.ingestion.net.VirtualTime;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

class ExchangeFeedTest {
    private static final LocalDate FROM = LocalDate.of(2026, 2, 28);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final long FIRST = 1_772_236_800_000L;
    private static final long SECOND = 1_772_323_200_000L;
    private static final long RUNNING = 1_772_409_600_000L;

    private final VirtualTime time = new VirtualTime();
    private final AtomicBoolean offline = new AtomicBoolean();
    private final Gate gate = new Gate(Hosts.ALL, offline::get, time, 3);
    private final LoopbackServer server = new LoopbackServer();
    private final Clock clock = Clock.fixed(VirtualTime.START, ZoneOffset.UTC);

    /** Every exchange, with answers to what it is asked in these tests. */
    enum Venue {
        BINANCE("BTC/USDT"),
        KRAKEN("BTC/USD"),
        BITFINEX("BTC/USD"),
        COINBASE("BTC/USD"),
        BITSTAMP("BTC/USD"),
        BITFLYER("BTC/JPY");

        private final String symbol;

        Venue(String symbol) {
            this.symbol = symbol;
        }
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"BINANCE", "KRAKEN", "BITFINEX"})
    void tellsFinishedDaysInOneShape(Venue venue) {
        answerWell();

        FeedBars bars = bars(venue);

        assertThat(bars.candles()).extracting(Candle::day).containsExactly(FROM, FROM.plusDays(1));
        Candle first = bars.candles().getFirst();
        assertThat(first.open()).isEqualByComparingTo("100.5");
        assertThat(first.high()).isEqualByComparingTo("110");
        assertThat(first.low()).isEqualByComparingTo("99.25");
        assertThat(first.close()).isEqualByComparingTo("105.125");
        assertThat(first.volume()).isEqualByComparingTo("12.5");
        assertThat(first.adjustment()).isEqualTo(Adjustment.RAW);
    }

    @ParameterizedTest
    @EnumSource
    void asksTheHostOnTheList(Venue venue) {
        ExchangeFeed feed = standard(venue);

        String address = feed.exchange().getExchangeSpecification().getSslUri();

        assertThat(feed.hosts())
                .extracting(host -> host.address().toString())
                .containsExactly(address);
        assertThat(Hosts.ALL).containsAll(feed.hosts());
    }

    @ParameterizedTest
    @EnumSource(names = {"COINBASE", "BITSTAMP", "BITFLYER"})
    void takesATickerForNoMoreThanAQuote(Venue venue) {
        answerWell();

        FeedBars bars = bars(venue);

        assertThat(bars.whole()).isNull();
        assertThat(bars.candles()).isEmpty();
        assertThat(Objects.requireNonNull(bars.quote()).last()).isEqualByComparingTo("105.125");
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheLatestPrice(Venue venue) {
        answerWell();

        List<FeedQuote> quotes = feed(venue).quotes(List.of(asset(venue)), Progress.NONE);

        Quote quote = quotes.getFirst().quote();
        assertThat(quote.last()).isEqualByComparingTo("105.125");
        assertThat(quote.source()).isEqualTo(feed(venue).id());
        if (venue != Venue.COINBASE) {
            assertThat(quote.bid()).isEqualByComparingTo(new BigDecimal("105"));
            assertThat(quote.ask()).isEqualByComparingTo(new BigDecimal("105.25"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void asksNobodyWhileOffline(Venue venue) {
        answerWell();
        offline.set(true);

        assertProblem(venue, ProblemCode.OFFLINE);
        assertThat(server.asked()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void waitsWhenTheExchangeIsBusy(Venue venue) {
        server.answering(exchange -> LoopbackServer.status(exchange, 429));

        assertProblem(venue, ProblemCode.HOST_BUSY);
        assertThat(server.asked()).hasSize(4);
        assertThat(time.passed()).isGreaterThan(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @EnumSource
    void followsNoRedirect(Venue venue) {
        server.answering(exchange ->
                LoopbackServer.status(exchange, 302, "Location", server.base() + "/elsewhere"));

        assertThatThrownBy(() -> bars(venue)).isInstanceOf(FetchException.class);
        assertThat(server.asked()).noneMatch(path -> path.contains("elsewhere"));
    }

    @ParameterizedTest
    @EnumSource
    void takesNothingFromAWebPageOrGarbage(Venue venue) {
        for (String body : List.of("<html>Sign in</html>", "[[[", "[]", "{}", "null", "\"x\"")) {
            server.answering("application/json", body);
            try {
                FeedBars bars = bars(venue);
                assertThat(bars.candles()).as(body).isEmpty();
                assertThat(bars.quote()).as(body).isNull();
            } catch (FetchException e) {
                assertThat(e.problem().code())
                        .as(body)
                        .isIn(
                                ProblemCode.ANSWER_UNREADABLE,
                                ProblemCode.HOST_UNREACHABLE,
                                ProblemCode.FEED_KNOWS_NOT,
                                ProblemCode.HOST_BROKEN);
            }
        }
    }

    @Test
    void tellsAPairThatBinanceDoesNotKnow() {
        server.answering(exchange -> {
            byte[] body =
                    "{\"code\":-1121,\"msg\":\"Invalid symbol.\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(400, body.length);
            exchange.getResponseBody().write(body);
        });

        assertProblem(Venue.BINANCE, ProblemCode.FEED_KNOWS_NOT);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void asksBinanceForTheNextPageWhereOneIsFull() {
        server.answering(exchange -> {
            String query = exchange.getRequestURI().getQuery();
            long start = Long.parseLong(query.replaceAll(".*startTime=(\\d+).*", "$1"));
            StringBuilder page = new StringBuilder("[");
            long day = start + Math.floorMod(-start, 86_400_000L);
            for (int i = 0; i < 1_000 && day < RUNNING; i++, day += 86_400_000L) {
                page.append(i == 0 ? "" : ",").append(kline(day));
            }
            LoopbackServer.ok(exchange, "application/json", page.append("]").toString());
        });
        LocalDate from = TODAY.minusDays(1_500);

        FeedBars bars = feed(Venue.BINANCE).bars(asset(Venue.BINANCE), from, TODAY, Progress.NONE);

        assertThat(bars.candles()).hasSize(1_500);
        assertThat(bars.candles().getFirst().day()).isEqualTo(from);
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void saysHowFarBackAnAnswerOfLimitedLengthReaches() {
        server.answering(exchange -> {
            String path = exchange.getRequestURI().getPath();
            StringBuilder page = new StringBuilder(ohlc(RUNNING));
            for (int i = 1; i < 720; i++) {
                page.insert(0, ohlc(RUNNING - i * 86_400_000L) + ",");
            }
            LoopbackServer.ok(
                    exchange,
                    "application/json",
                    path.equals("/0/public/OHLC")
                            ? "{\"error\":[],\"result\":{\"XXBTZUSD\":["
                                    + page
                                    + "],\"last\":1772323200}}"
                            : answer(path));
        });
        Feed kraken = feed(Venue.KRAKEN);

        FeedBars bars =
                kraken.bars(asset(Venue.KRAKEN), TODAY.minusDays(1_500), TODAY, Progress.NONE);

        assertThat(bars.candles()).hasSize(719);
        assertThat(bars.whole()).isEqualTo(TODAY.minusDays(719));
        answerWell();
        LocalDate from = TODAY.minusDays(30);
        assertThat(kraken.bars(asset(Venue.KRAKEN), from, TODAY, Progress.NONE).whole())
                .as("of a coin that is new there")
                .isEqualTo(from);
    }

    @Test
    void refusesASymbolThatIsNoPair() {
        assertThatThrownBy(() ->
                        feed(Venue.KRAKEN)
                                .bars(
                                        new FeedAsset(AssetKind.CRYPTO, "BTC", CurrencyCode.USD),
                                        FROM,
                                        TODAY,
                                        Progress.NONE))
                .isInstanceOfSatisfying(
                        FetchException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.FEED_KNOWS_NOT));
    }

    private void answerWell() {
        server.answering(exchange -> {
            String path = exchange.getRequestURI().getPath();
            LoopbackServer.ok(exchange, "application/json", answer(path));
        });
    }

    private static String answer(String path) {
        return switch (path) {
            case "/api/v3/klines" ->
                    "[" + kline(FIRST) + "," + kline(SECOND) + "," + kline(RUNNING) + "]";
            case "/api/v3/ticker/24hr" ->
                    "{\"symbol\":\"BTCUSDT\",\"lastPrice\":\"105.125\",\"bidPrice\":\"105\","
                            + "\"askPrice\":\"105.25\",\"openPrice\":\"100\",\"highPrice\":\"110\","
                            + "\"lowPrice\":\"99\",\"volume\":\"12.5\",\"quoteVolume\":\"1\","
                            + "\"weightedAvgPrice\":\"104\",\"priceChange\":\"1\","
                            + "\"priceChangePercent\":\"1\",\"prevClosePrice\":\"100\","
                            + "\"lastQty\":\"1\",\"bidQty\":\"1\",\"askQty\":\"1\","
                            + "\"openTime\":1772366400000,\"closeTime\":1772452799000,"
                            + "\"firstId\":1,\"lastId\":2,\"count\":2}";
            case "/0/public/Assets" ->
                    "{\"error\":[],\"result\":{\"XXBT\":{\"aclass\":\"currency\",\"altname\":\"XBT\","
                            + "\"decimals\":10,\"display_decimals\":5},\"ZUSD\":{\"aclass\":\"currency\","
                            + "\"altname\":\"USD\",\"decimals\":4,\"display_decimals\":2}}}";
            case "/0/public/AssetPairs" ->
                    "{\"error\":[],\"result\":{\"XXBTZUSD\":{\"altname\":\"XBTUSD\",\"wsname\":"
                            + "\"XBT/USD\",\"aclass_base\":\"currency\",\"base\":\"XXBT\","
                            + "\"aclass_quote\":\"currency\",\"quote\":\"ZUSD\",\"lot\":\"unit\","
                            + "\"pair_decimals\":1,\"lot_decimals\":8,\"lot_multiplier\":1,"
                            + "\"leverage_buy\":[],\"leverage_sell\":[],\"fees\":[[0,0.26]],"
                            + "\"fees_maker\":[[0,0.16]],\"fee_volume_currency\":\"ZUSD\","
                            + "\"margin_call\":80,\"margin_stop\":40,\"ordermin\":\"0.0001\"}}}";
            case "/0/public/OHLC" ->
                    "{\"error\":[],\"result\":{\"XXBTZUSD\":["
                            + ohlc(FIRST)
                            + ","
                            + ohlc(SECOND)
                            + ","
                            + ohlc(RUNNING)
                            + "],\"last\":1772323200}}";
            case "/0/public/Ticker" ->
                    "{\"error\":[],\"result\":{\"XXBTZUSD\":{\"a\":[\"105.25\",\"1\",\"1\"],"
                            + "\"b\":[\"105\",\"1\",\"1\"],\"c\":[\"105.125\",\"0.1\"],"
                            + "\"v\":[\"1\",\"2\"],\"p\":[\"104\",\"104\"],\"t\":[1,2],"
                            + "\"l\":[\"99\",\"99\"],\"h\":[\"110\",\"110\"],\"o\":\"100\"}}}";
            case "/v2/candles/trade:1D:tBTCUSD/hist" ->
                    "[" + candle(FIRST) + "," + candle(SECOND) + "," + candle(RUNNING) + "]";
            case "/v2/tickers" -> "[[\"tBTCUSD\",105,1,105.25,1,5.1,0.05,105.125,12.5,110,99.25]]";
            case "/api/v2/ticker/btcusd/" ->
                    "{\"high\":\"110\",\"last\":\"105.125\",\"timestamp\":\"1772452700\",\"bid\":"
                            + "\"105\",\"vwap\":\"104\",\"volume\":\"12.5\",\"low\":\"99.25\","
                            + "\"ask\":\"105.25\",\"open\":\"100\"}";
            case "/v1/getticker" ->
                    "{\"product_code\":\"BTC_JPY\",\"timestamp\":\"2026-03-02T11:59:00.5\","
                            + "\"tick_id\":1,\"best_bid\":105,\"best_ask\":105.25,"
                            + "\"best_bid_size\":1,\"best_ask_size\":1,\"total_bid_depth\":1,"
                            + "\"total_ask_depth\":1,\"ltp\":105.125,\"volume\":12.5,"
                            + "\"volume_by_product\":12.5}";
            default ->
                    path.contains("/prices/")
                            ? "{\"data\":{\"amount\":\"105.125\",\"currency\":\"USD\"}}"
                            : "{}";
        };
    }

    private static String kline(long millis) {
        return "["
                + millis
                + ",\"100.5\",\"110\",\"99.25\",\"105.125\",\"12.5\","
                + (millis + 86_399_999L)
                + ",\"1\",2,\"1\",\"1\",\"0\"]";
    }

    private static String ohlc(long millis) {
        return "["
                + millis / 1_000
                + ",\"100.5\",\"110\",\"99.25\",\"105.125\",\"104\",\"12.5\",7]";
    }

    private static String candle(long millis) {
        return "[" + millis + ",100.5,105.125,110,99.25,12.5]";
    }

    private FeedBars bars(Venue venue) {
        return feed(venue).bars(asset(venue), FROM, TODAY, Progress.NONE);
    }

    private static FeedAsset asset(Venue venue) {
        return new FeedAsset(
                AssetKind.CRYPTO,
                venue.symbol,
                CurrencyCode.of(venue.symbol.substring(venue.symbol.indexOf('/') + 1)));
    }

    private Feed feed(Venue venue) {
        return switch (venue) {
            case BINANCE -> new BinanceFeed(gate, server.base(), clock);
            case KRAKEN -> new KrakenFeed(gate, server.base(), clock);
            case BITFINEX -> new BitfinexFeed(gate, server.base(), clock);
            case COINBASE -> new CoinbaseFeed(gate, server.base(), clock);
            case BITSTAMP -> new BitstampFeed(gate, server.base(), clock);
            case BITFLYER -> new BitflyerFeed(gate, server.base(), clock);
        };
    }

    private ExchangeFeed standard(Venue venue) {
        return switch (venue) {
            case BINANCE -> new BinanceFeed(gate, clock);
            case KRAKEN -> new KrakenFeed(gate, clock);
            case BITFINEX -> new BitfinexFeed(gate, clock);
            case COINBASE -> new CoinbaseFeed(gate, clock);
            case BITSTAMP -> new BitstampFeed(gate, clock);
            case BITFLYER -> new BitflyerFeed(gate, clock);
        };
    }

    private void assertProblem(Venue venue, ProblemCode code) {
        assertThatThrownBy(() -> bars(venue))
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }
}
