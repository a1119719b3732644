package app.evenkeel.analytics.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.analytics.LedgerBuilder;
import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.FxTable;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.ValueSeries;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The split of AAPL, four for one on 2020-08-31: closes 499.23 before it and 129.04 on the day. */
class SplitPriceTest {
    private static final LocalDate BEFORE = LocalDate.of(2020, 8, 28);
    private static final LocalDate SPLIT_DAY = LocalDate.of(2020, 8, 31);

    private final Map<AssetId, PriceHistory> histories = new HashMap<>();
    private final LedgerBuilder ledger =
            new LedgerBuilder(ZoneId.of("America/New_York"))
                    .cash(CurrencyCode.USD)
                    .stock("AAPL", CurrencyCode.USD)
                    .stock("OLD", CurrencyCode.USD)
                    .coin("X");

    @ParameterizedTest
    @EnumSource(
            value = Adjustment.class,
            names = {"RAW", "SPLIT"})
    void aSplitIsNoGainWhicheverKindThePricesAre(Adjustment kind) {
        ledger.in(TransactionType.DEPOSIT, "2020-08-28", "10", "AAPL")
                .in(TransactionType.SPLIT, "2020-08-31", "30", "AAPL");
        apple(kind);

        assertThat(values("2020-08-31")).containsExactly("4992.3", "4992.3", "4992.3", "5161.6");
    }

    @ParameterizedTest
    @EnumSource(
            value = Adjustment.class,
            names = {"RAW", "SPLIT"})
    void aSplitBookedAfterTradingCountsForPricesFromTheNextDay(Adjustment kind) {
        ledger.in(TransactionType.DEPOSIT, "2020-08-28", "10", "AAPL")
                .at("2020-08-29T00:25:00Z")
                .in(TransactionType.SPLIT, "2020-08-28", "30", "AAPL");
        apple(kind);

        assertThat(values("2020-08-31")).containsExactly("4992.3", "4992.3", "4992.3", "5161.6");
    }

    @ParameterizedTest
    @EnumSource(
            value = Adjustment.class,
            names = {"RAW", "SPLIT"})
    void worthsInLastUnitsCompareAcrossASplitAndThoseOfEachDayDoNot(Adjustment kind) {
        ledger.in(TransactionType.DEPOSIT, "2020-08-28", "10", "AAPL")
                .in(TransactionType.SPLIT, "2020-08-31", "30", "AAPL");
        apple(kind);
        Market market = market();
        Asset apple = ledger.timeline().asset(ledger.id("AAPL"));

        assertThat(WorthColumns.ofLastUnits(market, CurrencyCode.USD, BEFORE, 4).of(apple).worths())
                .containsExactly(124.8075, 124.8075, 124.8075, 129.04);
        assertThat(
                        WorthColumns.ofEachDaysUnits(market, CurrencyCode.USD, BEFORE, 4)
                                .of(apple)
                                .worths())
                .containsExactly(499.23, 499.23, 499.23, 129.04);
    }

    @Test
    void aSplitThatAnAdjustedSeriesDoesNotKnowIsNoGainEither() {
        ledger.in(TransactionType.DEPOSIT, "2020-08-28", "10", "AAPL")
                .in(TransactionType.SPLIT, "2020-08-31", "30", "AAPL");
        prices(
                "AAPL",
                Adjustment.SPLIT,
                "2020-08-27",
                "500.04",
                "2020-08-28",
                "499.23",
                "2020-08-31",
                "129.04");

        assertThat(values("2020-08-31")).containsExactly("4992.3", "4992.3", "4992.3", "5161.6");
        PriceHistory history = market().history(ledger.id("AAPL")).orElseThrow();
        assertThat(history.close(0)).isEqualByComparingTo("125.01");
        assertThat(history.close(1)).isEqualByComparingTo("124.8075");
        assertThat(history.close(2)).isEqualByComparingTo("129.04");
    }

    @Test
    void joinedSharesOfASeriesThatDoesNotKnowItAreNoGainEither() {
        ledger.in(TransactionType.DEPOSIT, "2020-08-28", "10", "AAPL")
                .out(TransactionType.SPLIT, "2020-08-31", "9", "AAPL");
        prices("AAPL", Adjustment.SPLIT, "2020-08-28", "2", "2020-08-31", "21");

        assertThat(values("2020-08-31")).containsExactly("20", "20", "20", "21");
    }

    @Test
    void aFallOfAnotherSizeOnTheDayIsTheMarkets() {
        ledger.in(TransactionType.DEPOSIT, "2020-08-28", "10", "AAPL")
                .in(TransactionType.SPLIT, "2020-08-31", "30", "AAPL");
        prices("AAPL", Adjustment.SPLIT, "2020-08-28", "124", "2020-08-31", "70");

        assertThat(values("2020-08-31").getFirst()).isEqualTo("4960");
        assertThat(values("2020-08-31").getLast()).isEqualTo("2800");
    }

    @Test
    void whatSeveralAccountsBookIsOneSplit() {
        ledger.in(TransactionType.DEPOSIT, "2020-08-28", "10", "AAPL")
                .in(2, "")
                .in(TransactionType.DEPOSIT, "2020-08-28", "2.5", "AAPL")
                .in(1, "")
                .in(TransactionType.SPLIT, "2020-08-31", "30", "AAPL")
                .in(2, "")
                .in(TransactionType.SPLIT, "2020-08-31", "7.5", "AAPL");
        apple(Adjustment.RAW);

        assertThat(values("2020-08-31").getFirst()).isEqualTo("6240.375");
        assertThat(values("2020-08-31").getLast()).isEqualTo("6452");
    }

    @Test
    void aSplitAfterTheLastCloseIsNotInTheAdjustedSeriesYet() {
        ledger.in(TransactionType.DEPOSIT, "2020-08-28", "10", "AAPL")
                .in(TransactionType.SPLIT, "2020-09-15", "30", "AAPL");
        prices("AAPL", Adjustment.SPLIT, "2020-08-28", "400");

        assertThat(values("2020-09-16")).containsOnly("4000");
    }

    @ParameterizedTest
    @CsvSource({"RAW,124.8075,129.04", "SPLIT,124.8075,129.04"})
    void theHistoryIsOfPresentUnitsSoThatMovementsCompare(
            Adjustment kind, BigDecimal before, BigDecimal after) {
        ledger.in(TransactionType.DEPOSIT, "2020-08-28", "10", "AAPL")
                .in(TransactionType.SPLIT, "2020-08-31", "30", "AAPL");
        apple(kind);

        PriceHistory history = market().history(ledger.id("AAPL")).orElseThrow();

        assertThat(history.close(0)).isEqualByComparingTo(before);
        assertThat(history.close(1)).isEqualByComparingTo(after);
        assertThat(market().price(ledger.id("AAPL"), BEFORE, SPLIT_DAY))
                .map(PricePoint::value)
                .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo(before));
    }

    @Test
    void aNewNameHasThePricesOfTheOldOneUntilItHasItsOwn() {
        prices("OLD", Adjustment.RAW, "2020-08-27", "50", "2020-08-28", "52");
        ledger.in(TransactionType.DEPOSIT, "2020-08-27", "4", "OLD")
                .transaction(
                        TransactionType.MERGER,
                        "2020-08-31",
                        Movement.ofTrade(ledger.leg("2", "AAPL"), ledger.leg("4", "OLD")));

        assertThat(values("2020-09-01")).containsExactly("200", "208", "208", "208", "208", "208");
        assertThat(market().price(ledger.id("AAPL"), SPLIT_DAY))
                .hasValueSatisfying(price -> {
                    assertThat(price.value()).isEqualByComparingTo("104");
                    assertThat(price.asOf()).isEqualTo(BEFORE);
                });
        assertThat(market().history(ledger.id("AAPL")).orElseThrow().size()).isEqualTo(2);
    }

    @Test
    void coinsOfOneSymbolShareNoPrice() {
        ledger.asset(AssetKind.CRYPTO, "X2", CurrencyCode.of("X"), 1);
        prices("X", Adjustment.RAW, "2020-08-28", "7");
        Timeline timeline = ledger.timeline();
        Market market = new Market(histories, LedgerPrices.of(timeline), FxTable.EMPTY, timeline);

        assertThat(market.rate(CurrencyCode.of("X"), CurrencyCode.USD, BEFORE)).isEmpty();
        assertThat(market.price(ledger.id("X2"), BEFORE)).isEmpty();
        assertThat(market.price(ledger.id("X"), BEFORE)).isPresent();
    }

    private void apple(Adjustment kind) {
        prices(
                "AAPL",
                kind,
                "2020-08-28",
                kind == Adjustment.RAW ? "499.23" : "124.8075",
                "2020-08-31",
                "129.04");
    }

    private List<String> values(String to) {
        Timeline timeline = ledger.timeline();
        ValueSeries series =
                DailySeries.of(
                        timeline, market(), CurrencyCode.USD, Scope.ALL, LocalDate.parse(to));
        return series.days().stream()
                .map(day ->
                        Objects.requireNonNull(day.value()).stripTrailingZeros().toPlainString())
                .toList();
    }

    private Market market() {
        Timeline timeline = ledger.timeline();
        return new Market(histories, LedgerPrices.of(timeline), FxTable.EMPTY, timeline);
    }

    private void prices(String symbol, Adjustment kind, String... daysAndCloses) {
        long[] days = new long[daysAndCloses.length / 2];
        BigDecimal[] closes = new BigDecimal[days.length];
        for (int i = 0; i < days.length; i++) {
            days[i] = LocalDate.parse(daysAndCloses[2 * i]).toEpochDay();
            closes[i] = new BigDecimal(daysAndCloses[2 * i + 1]);
        }
        histories.put(
                ledger.id(symbol), new PriceHistory(CurrencyCode.USD, "test", kind, days, closes));
    }
}
