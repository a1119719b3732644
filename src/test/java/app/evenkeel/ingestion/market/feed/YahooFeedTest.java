package app.evenkeel.ingestion.market.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.Fetch;
import app.evenkeel.ingestion.net.FetchException;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Hosts;
import app.evenkeel.ingestion.net.LoopbackServer;
import app.evenkeel.ingestion.net.VirtualTime;

import com.fasterxml.jackson.databind.ObjectMapper;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

class YahooFeedTest {
    /** Monday, 2 March 2026, 12:00 UTC; New York opens at 14:30 and closes at 21:00. */
    private static final Instant NOW = VirtualTime.START;

    private static final LocalDate FROM = LocalDate.of(2026, 2, 26);
    private static final LocalDate TO = LocalDate.of(2026, 3, 2);

    private final LoopbackServer server = new LoopbackServer();
    private final Fetch fetch =
            new Fetch(new Gate(Hosts.ALL, () -> false, new VirtualTime(), 1), "Evenkeel");

    @AfterEach
    void close() {
        fetch.close();
        server.close();
    }

    @Test
    void tellsFinishedDaysInTheExchangesOwnZone() {
        server.answering("application/json", chart("USD", "EQUITY", "America/New_York", ""));

        FeedBars bars = bars("ACME", CurrencyCode.USD);

        assertThat(bars.currency()).isEqualTo(CurrencyCode.USD);
        assertThat(closes(bars, Adjustment.SPLIT))
                .containsExactly("2026-02-26 129.04", "2026-02-27 131.5");
        assertThat(closes(bars, Adjustment.TOTAL))
                .containsExactly("2026-02-26 128.5", "2026-02-27 131");
        assertThat(server.asked().getFirst())
                .startsWith("/v8/finance/chart/ACME?period1=")
                .contains("interval=1d");
    }

    @Test
    void takesTheRunningDayAsAQuoteOnly() {
        server.answering("application/json", chart("USD", "EQUITY", "America/New_York", ""));

        FeedBars bars = bars("ACME", CurrencyCode.USD);

        assertThat(bars.candles()).noneMatch(c -> c.day().equals(TO));
        Quote quote = Objects.requireNonNull(bars.quote());
        assertThat(quote.last()).isEqualTo(new BigDecimal("132.25"));
        assertThat(quote.at()).isEqualTo(Instant.ofEpochSecond(1772452800L));
    }

    @Test
    void readsPenceAsPoundsWherePoundsAreWanted() {
        server.answering("application/json", chart("GBp", "EQUITY", "Europe/London", ""));

        assertThat(closes(bars("ACME.L", CurrencyCode.GBP), Adjustment.SPLIT).getFirst())
                .isEqualTo("2026-02-26 1.2904");
        FeedBars pence = bars("ACME.L", new CurrencyCode("GBX"));
        assertThat(pence.currency()).isEqualTo(new CurrencyCode("GBX"));
        assertThat(closes(pence, Adjustment.SPLIT).getFirst()).isEqualTo("2026-02-26 129.04");
    }

    @Test
    void reportsSplitsAndDividends() {
        server.answering(
                "application/json",
                chart(
                        "USD",
                        "EQUITY",
                        "America/New_York",
                        ",\"events\":{\"dividends\":{\"1\":{\"amount\":0.25,\"date\":1772116200}},"
                                + "\"splits\":{\"2\":{\"date\":1772202600,\"numerator\":4,"
                                + "\"denominator\":1,\"splitRatio\":\"4:1\"}}}"));

        assertThat(bars("ACME", CurrencyCode.USD).actions())
                .containsExactly(
                        new CorporateAction(
                                CorporateAction.Kind.DIVIDEND,
                                LocalDate.of(2026, 2, 26),
                                new BigDecimal("0.25"),
                                CurrencyCode.USD,
                                "yahoo"),
                        new CorporateAction(
                                CorporateAction.Kind.SPLIT,
                                LocalDate.of(2026, 2, 27),
                                new BigDecimal("4"),
                                null,
                                "yahoo"));
    }

    @Test
    void leavesCoinsAsTraded() {
        server.answering("application/json", chart("USD", "CRYPTOCURRENCY", "UTC", ""));

        FeedBars bars =
                feed().bars(
                                new FeedAsset(AssetKind.CRYPTO, "BTC-USD", CurrencyCode.USD),
                                FROM,
                                TO,
                                Progress.NONE);

        assertThat(bars.candles()).extracting(Candle::adjustment).containsOnly(Adjustment.RAW);
    }

    @Test
    void handsOnWhatIsNoNumberAndLeavesOutDaysWithoutATrade() {
        server.answering(
                "application/json",
                chart("USD", "EQUITY", "America/New_York", "")
                        .replace("129.0399932861328,", "NaN,")
                        .replace("131.5,", "null,"));

        FeedBars bars = bars("ACME", CurrencyCode.USD);

        Candle broken = bars.candles().getFirst();
        assertThat(broken.close()).isNull();
        assertThat(broken.raw()).contains("NaN");
        assertThat(closes(bars, Adjustment.SPLIT)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE html><html><body>Sign in</body></html> | ANSWER_UNREADABLE",
                "{\"chart\":                                      | ANSWER_UNREADABLE",
                "{\"chart\":{\"result\":null,\"error\":{\"code\":\"Not Found\"}}} | FEED_KNOWS_NOT",
                "{\"chart\":{\"result\":null,\"error\":null}}     | ANSWER_UNREADABLE",
                "{\"chart\":{\"result\":[{\"meta\":{}}]}}         | ANSWER_UNREADABLE",
                "[]                                               | ANSWER_UNREADABLE",
                "42                                               | ANSWER_UNREADABLE",
                "''                                               | ANSWER_UNREADABLE"
            })
    void saysWhatIsWrongWithAnAnswer(String body, ProblemCode code) {
        server.answering("application/json", body);

        assertProblem(code);
    }

    @Test
    void tellsAnUnknownSymbolFromAServerThatIsDown() {
        assertProblem(ProblemCode.FEED_KNOWS_NOT);

        server.answering(exchange -> LoopbackServer.status(exchange, 500));
        assertProblem(ProblemCode.HOST_REFUSED);
    }

    @Test
    void readsArraysOfUnequalLengthAsFarAsTheyGo() {
        server.answering(
                "application/json",
                "{\"chart\":{\"result\":[{\"meta\":{\"currency\":\"USD\",\"exchangeTimezoneName\":"
                        + "\"UTC\"},\"timestamp\":[1772116200,1772202600,\"x\",9e99],"
                        + "\"indicators\":{\"quote\":[{\"close\":[5]}]}}]}}");

        assertThat(closes(bars("ACME", CurrencyCode.USD), Adjustment.SPLIT))
                .containsExactly("2026-02-26 5");
    }

    @ParameterizedTest
    @CsvSource({
        "chart-AAPL-2020-08-31-to-2020-11-07.json, AAPL, USD",
        "chart-BTC-USD-2020-01-01-to-2020-01-03.json, BTC-USD, USD",
        "chart-OCDO.L-2020-01-01-to-2020-01-03.json, OCDO.L, GBP",
        "chart-EURUSD=X-2020-01-01-to-2020-01-03.json, EURUSD=X, USD",
        "chart-WSU.DE-2023-08-04-to-2023-08-09.json, WSU.DE, EUR"
    })
    void readsRecordedAnswers(String file, String symbol, String currency) throws IOException {
        Path recorded = Path.of("../shared/data/market-data/yahoo-v8").resolve(file);
        Assumptions.assumeTrue(Files.exists(recorded), "recorded answers are not here");
        ObjectMapper json = new ObjectMapper();
        server.answering(
                "application/json",
                json.readTree(recorded.toFile()).path("response").path("bodyJson").toString());

        FeedBars bars =
                feed().bars(
                                new FeedAsset(AssetKind.EQUITY, symbol, CurrencyCode.of(currency)),
                                LocalDate.of(2019, 12, 1),
                                LocalDate.of(2024, 1, 1),
                                Progress.NONE);

        assertThat(bars.currency()).isEqualTo(CurrencyCode.of(currency));
        assertThat(bars.candles()).isNotEmpty().allMatch(c -> c.close() != null);
    }

    private FeedBars bars(String symbol, CurrencyCode currency) {
        return feed().bars(
                        new FeedAsset(AssetKind.EQUITY, symbol, currency), FROM, TO, Progress.NONE);
    }

    private YahooFeed feed() {
        return new YahooFeed(fetch, server.base(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static List<String> closes(FeedBars bars, Adjustment adjustment) {
        return bars.candles().stream()
                .filter(c -> c.adjustment() == adjustment)
                .map(c -> c.day() + " " + c.close())
                .toList();
    }

    private void assertProblem(ProblemCode code) {
        assertThatThrownBy(() -> bars("ACME", CurrencyCode.USD))
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    /** Two finished days and a running one, with prices in 32-bit fractions. */
    private static String chart(String currency, String type, String zone, String events) {
        return "{\"chart\":{\"result\":[{\"meta\":{\"currency\":\""
                + currency
                + "\",\"instrumentType\":\""
                + type
                + "\",\"exchangeTimezoneName\":\""
                + zone
                + "\",\"regularMarketPrice\":132.25,\"regularMarketTime\":1772452800,"
                + "\"currentTradingPeriod\":{\"regular\":{\"start\":1772461800,"
                + "\"end\":1772485200}}},\"timestamp\":[1772116200,1772202600,1772461800]"
                + events
                + ",\"indicators\":{\"quote\":[{\"open\":[128,130,132],"
                + "\"high\":[130,132,133],\"low\":[127,129,131],"
                + "\"close\":[129.0399932861328,131.5,132.25],\"volume\":[1000,null,10]}],"
                + "\"adjclose\":[{\"adjclose\":[128.5,131.0,132.25]}]}}],\"error\":null}}";
    }
}
