package app.evenkeel.ingestion.market.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.Fetch;
import app.evenkeel.ingestion.net.FetchException;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Hosts;
import app.evenkeel.ingestion.net.LoopbackServer;
import app.evenkeel.ingestion.net.VirtualTime;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

class CsvFeedsTest {
    private static final LocalDate FROM = LocalDate.of(2026, 2, 27);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final FeedAsset ACME =
            new FeedAsset(AssetKind.EQUITY, "acme.us", CurrencyCode.USD);
    private static final FeedAsset FUND =
            new FeedAsset(AssetKind.FUND, "JP90C0000ZZ9:9931118Z", CurrencyCode.JPY);

    private final LoopbackServer server = new LoopbackServer();
    private final Fetch fetch =
            new Fetch(new Gate(Hosts.ALL, () -> false, new VirtualTime(), 1), "Evenkeel");

    @AfterEach
    void close() {
        fetch.close();
        server.close();
    }

    @Test
    void readsDailyBarsAsTradedAndLeavesTheRunningDay() {
        server.answering(
                "text/plain",
                """
                Date,Open,High,Low,Close,Volume
                2026-02-27,10,11,9.5,10.5,1000
                2026-03-01,10,11,9.5,nope,
                2026-03-02,10,11,9,10,5
                """);

        FeedBars bars = stooq("").bars(ACME, FROM, TODAY, Progress.NONE);

        assertThat(bars.candles()).hasSize(2);
        Candle first = bars.candles().getFirst();
        assertThat(first.close()).isEqualTo(new BigDecimal("10.5"));
        assertThat(first.adjustment()).isEqualTo(Adjustment.RAW);
        assertThat(bars.candles().getLast().close()).isNull();
        assertThat(bars.candles().getLast().raw()).contains("nope");
        assertThat(server.asked().getFirst())
                .isEqualTo("/q/d/l/?s=acme.us&d1=20260227&d2=20260302&i=d&o=1111111");
    }

    @Test
    void asksWithTheUsersKeyWhereThereIsOne() {
        server.answering("text/plain", "Date,Open,High,Low,Close,Volume\n2026-02-27,1,1,1,1,1\n");

        stooq("k&y").bars(ACME, FROM, TODAY, Progress.NONE);

        assertThat(server.asked().getFirst()).endsWith("&apikey=k%26y");
    }

    @Test
    void asksForManyQuotesAtOnce() {
        server.answering(
                "text/plain",
                """
                Symbol,Date,Time,Open,High,Low,Close,Volume
                ACME.US,2026-03-02,12:30:00,1,2,1,1.5,10
                LOST.US,N/D,N/D,N/D,N/D,N/D,N/D,N/D
                """);
        FeedAsset lost = new FeedAsset(AssetKind.EQUITY, "lost.us", CurrencyCode.USD);

        List<FeedQuote> quotes = stooq("").quotes(List.of(ACME, lost), Progress.NONE);

        assertThat(quotes).hasSize(1);
        assertThat(quotes.getFirst().quote().last()).isEqualTo(new BigDecimal("1.5"));
        assertThat(quotes.getFirst().quote().at()).isEqualTo(Instant.parse("2026-03-02T11:30:00Z"));
        assertThat(server.asked()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "No data                          | FEED_KNOWS_NOT",
                "Exceeded the daily hits limit    | HOST_BUSY",
                "<html>Sign in</html>             | ANSWER_UNREADABLE",
                "Name;Price                       | ANSWER_UNREADABLE",
                "''                               | ANSWER_UNREADABLE"
            })
    void saysWhatIsWrongWithAnAnswer(String body, ProblemCode code) {
        server.answering("text/plain", body);

        assertThatThrownBy(() -> stooq("").bars(ACME, FROM, TODAY, Progress.NONE))
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    @Test
    void asksNoMoreOnTheDayThatItsLimitIsReached() {
        server.answering("text/plain", "Exceeded the daily hits limit");

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> stooq("").bars(ACME, FROM, TODAY, Progress.NONE))
                    .isInstanceOfSatisfying(
                            FetchException.class,
                            e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.HOST_BUSY));
        }
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void readsTheHistoryOfAJapaneseFund() {
        answerFund(
                """
                年月日,基準価額(円),純資産総額（百万円）,分配金,決算期
                2026年02月26日,20100,1234,,
                2026年02月27日,20123,1240,15,3
                2026年03月02日,20200,1250,0,
                """);

        FeedBars bars =
                new ToushinFeed(fetch, server.base()).bars(FUND, FROM, TODAY, Progress.NONE);

        assertThat(bars.currency()).isEqualTo(CurrencyCode.JPY);
        assertThat(bars.candles())
                .extracting(c -> c.day() + " " + c.close())
                .containsExactly("2026-02-27 20123", "2026-03-02 20200");
        assertThat(bars.actions())
                .containsExactly(
                        new CorporateAction(
                                CorporateAction.Kind.DIVIDEND,
                                FROM,
                                new BigDecimal("15"),
                                CurrencyCode.JPY,
                                "toushin"));
        assertThat(server.asked().getFirst())
                .isEqualTo(
                        "/FdsWeb/FDST030000/csv-file-download?isinCd=JP90C0000ZZ9"
                                + "&associFundCd=9931118Z");
    }

    @Test
    void takesNothingFromAnAnswerOfAnotherKind() {
        answerFund("年月日,値段\r\n2026年02月27日,1\r\n");
        assertFundProblem(ProblemCode.ANSWER_UNREADABLE);
        answerFund("年月日,基準価額(円)\r\n");
        assertFundProblem(ProblemCode.FEED_KNOWS_NOT);
        answerFund("年月日,基準価額(円)\r\n昨日,1\r\n");
        assertFundProblem(ProblemCode.ANSWER_UNREADABLE);
    }

    @Test
    void guessesHowEachSourceSpellsAnAsset() {
        Clock clock = Clock.fixed(VirtualTime.START, ZoneOffset.UTC);
        YahooFeed yahoo = new YahooFeed(fetch, clock);
        Asset toyota = asset(AssetKind.EQUITY, "7203", CurrencyCode.JPY, "");
        Asset berkshire = asset(AssetKind.EQUITY, "BRK.B", CurrencyCode.USD, "");
        Asset coin = asset(AssetKind.CRYPTO, "BTC", new CurrencyCode("BTC"), "");

        assertThat(yahoo.guess(toyota)).contains("7203.T");
        assertThat(stooq("").guess(toyota)).contains("7203.jp");
        assertThat(yahoo.guess(berkshire)).contains("BRK-B");
        assertThat(stooq("").guess(berkshire)).contains("brk-b.us");
        assertThat(yahoo.guess(coin)).contains("BTC-USD");
        assertThat(stooq("").guess(coin)).isEmpty();
        assertThat(
                        new ToushinFeed(fetch)
                                .guess(
                                        asset(
                                                AssetKind.FUND,
                                                "9931118Z",
                                                CurrencyCode.JPY,
                                                "JP90C0000ZZ9")))
                .contains("JP90C0000ZZ9:9931118Z");
    }

    private static Asset asset(AssetKind kind, String symbol, CurrencyCode currency, String isin) {
        return new Asset(new AssetId(1), symbol, kind, symbol, "", currency, isin, 1, true);
    }

    private void answerFund(String text) {
        byte[] bytes = text.getBytes(Charset.forName("windows-31j"));
        server.answering(exchange -> LoopbackServer.ok(exchange, "text/csv", bytes));
    }

    private void assertFundProblem(ProblemCode code) {
        assertThatThrownBy(() ->
                        new ToushinFeed(fetch, server.base())
                                .bars(FUND, FROM, TODAY, Progress.NONE))
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.problem().code()).isEqualTo(code));
    }

    private StooqFeed stooq(String key) {
        return new StooqFeed(
                fetch, server.base(), Clock.fixed(VirtualTime.START, ZoneOffset.UTC), () -> key);
    }
}
