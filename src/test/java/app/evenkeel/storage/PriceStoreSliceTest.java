package app.evenkeel.storage;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.market.FeedChoice;
import app.evenkeel.domain.market.FxTable;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.market.Quote;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;

class PriceStoreSliceTest {
    private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

    @TempDir private Path directory;
    private TestStore store;

    @BeforeEach
    void open() {
        store = TestStore.create(directory);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void givesBackClosesInOrderOfDays() {
        long saved = save("a", CurrencyCode.JPY, bar(2, "30.5"), bar(0, "10"), bar(1, "20"));

        PriceHistory history = history();
        assertThat(saved).isEqualTo(3);
        assertThat(history.size()).isEqualTo(3);
        assertThat(history.day(0)).isEqualTo(DAY);
        assertThat(history.close(0)).isEqualTo(new BigDecimal("10"));
        assertThat(history.close(2)).isEqualTo(new BigDecimal("30.5"));
        assertThat(history.at(DAY.plusDays(9)).orElseThrow().source()).isEqualTo("a");
        assertThat(history.currency()).isEqualTo(CurrencyCode.JPY);
    }

    @Test
    void countsOnlyWhatIsNewOrChanged() {
        save("a", CurrencyCode.JPY, bar(0, "10"), bar(1, "20"));

        assertThat(save("a", CurrencyCode.JPY, bar(0, "10.0"), bar(1, "20"))).isZero();
        assertThat(save("a", CurrencyCode.JPY, bar(1, "21"), bar(2, "30"), bar(2, "30")))
                .isEqualTo(2);
        assertThat(history().close(1)).isEqualTo(new BigDecimal("21"));
    }

    @Test
    void prefersTheLaterLoadOfTwoSourcesForOneDay() {
        save("b", CurrencyCode.JPY, bar(0, "10"), bar(1, "20"));
        save("a", CurrencyCode.JPY, bar(1, "99"));

        PriceHistory history = history();
        assertThat(history.size()).isEqualTo(2);
        assertThat(history.close(0)).isEqualTo(new BigDecimal("10"));
        assertThat(history.close(1)).isEqualTo(new BigDecimal("99"));
    }

    @Test
    void keepsToOneCurrencyInOneHistory() {
        save("a", CurrencyCode.USD, bar(0, "10"));
        save("b", CurrencyCode.JPY, bar(1, "1500"));

        PriceHistory history = history();
        assertThat(history.size()).isOne();
        assertThat(history.currency()).isEqualTo(CurrencyCode.JPY);
    }

    @Test
    void saysNothingOfAnAssetWithoutPrices() {
        Map<AssetId, PriceHistory> found =
                store.stores
                        .database()
                        .read(tx ->
                                store.stores
                                        .prices()
                                        .histories(
                                                tx,
                                                List.of(
                                                        store.coin.id(),
                                                        TestStore.unknownAsset())));
        assertThat(found).isEmpty();
        assertThat(rates(CurrencyCode.JPY).knows(CurrencyCode.JPY)).isFalse();
    }

    @Test
    void crossesRatesOverTheirPivot() {
        long saved =
                saveRates(
                        rate(CurrencyCode.USD, "1.25", 0),
                        rate(CurrencyCode.JPY, "150", 0),
                        rate(CurrencyCode.JPY, "160", 1),
                        rate(CurrencyCode.GBP, "0.8", 1));

        FxTable table = rates(CurrencyCode.USD, CurrencyCode.JPY);

        assertThat(saved).isEqualTo(4);
        assertThat(table.rate(CurrencyCode.USD, CurrencyCode.JPY, DAY).orElseThrow().rate())
                .isEqualTo(new BigDecimal("120"));
        assertThat(table.rate(CurrencyCode.EUR, CurrencyCode.JPY, DAY.plusDays(4)))
                .hasValueSatisfying(
                        rate -> assertThat(rate.rate()).isEqualTo(new BigDecimal("160")));
        assertThat(table.knows(CurrencyCode.GBP)).as("it was not asked for").isFalse();
    }

    @Test
    void countsOnlyRatesThatAreNewOrChanged() {
        saveRates(rate(CurrencyCode.USD, "1.25", 0), rate(CurrencyCode.JPY, "150", 0));

        assertThat(saveRates(rate(CurrencyCode.USD, "1.250", 0))).isZero();
        assertThat(saveRates(rate(CurrencyCode.USD, "1.26", 0), rate(CurrencyCode.USD, "1.3", 1)))
                .isEqualTo(2);
        assertThat(
                        rates(CurrencyCode.USD)
                                .rate(CurrencyCode.EUR, CurrencyCode.USD, DAY)
                                .orElseThrow()
                                .rate())
                .isEqualTo(new BigDecimal("1.26"));
    }

    @Test
    void prefersTheSourceThatIsAskedFirstAndThenTheOther() {
        places("a", 0, "b", 1);
        save("a", CurrencyCode.JPY, bar(0, "10"), bar(1, "11"));
        save("b", CurrencyCode.JPY, bar(1, "99"), bar(2, "12"));

        PriceHistory history = history();
        assertThat(history.close(1)).isEqualTo(new BigDecimal("11"));
        assertThat(history.at(DAY.plusDays(2)).orElseThrow().source()).isEqualTo("b");
    }

    @Test
    void leavesTheCurrencyOfASourceThatDiedLongAgo() {
        places("a", 0, "b", 1);
        save("b", CurrencyCode.EUR, bar(0, "1"), bar(40, "2"));
        save("a", CurrencyCode.USD, bar(0, "10"));
        assertThat(history().currency()).isEqualTo(CurrencyCode.EUR);

        save("a", CurrencyCode.USD, bar(38, "20"));
        assertThat(history().currency()).isEqualTo(CurrencyCode.USD);
    }

    @Test
    void keepsClosesForReturnsApart() {
        PriceBar total =
                new PriceBar(DAY, null, null, null, new BigDecimal("8"), null, Adjustment.TOTAL);
        save("a", CurrencyCode.JPY, bar(0, "10"), total);

        assertThat(history().close(0)).isEqualTo(new BigDecimal("10"));
        assertThat(history().size()).isOne();
    }

    @Test
    void restatesClosesAsTradedWhereOthersAreRestatedForASplit() {
        save("file", CurrencyCode.USD, bar(0, "100"));
        save("feed", CurrencyCode.USD, restated(5, "26"));
        split(3, "4");

        assertThat(history().adjustment()).isEqualTo(Adjustment.SPLIT);
        assertThat(history().close(0)).isEqualTo(new BigDecimal("25"));
        assertThat(history().close(1)).isEqualTo(new BigDecimal("26"));
    }

    @Test
    void restatesWhatASourceRestatedOnlyUpToItsOwnEarlierEnd() {
        save("file", CurrencyCode.USD, restated(0, "1080"), restated(1, "1100"));
        save("feed", CurrencyCode.USD, restated(2, "111"), restated(5, "112"));
        split(3, "10");

        assertThat(history().close(0)).isEqualTo(new BigDecimal("108"));
        assertThat(history().close(1)).isEqualTo(new BigDecimal("110"));
        assertThat(history().close(2)).isEqualTo(new BigDecimal("111"));
    }

    @Test
    void restatesForNoSplitThatTheHistoryDoesNotReach() {
        save("file", CurrencyCode.USD, bar(0, "100"));
        save("feed", CurrencyCode.USD, restated(1, "101"));
        split(3, "10");

        assertThat(history().close(0)).isEqualTo(new BigDecimal("100"));
    }

    @Test
    void takesAQuoteOfALaterDayAsTheLatestClose() {
        save("a", CurrencyCode.JPY, bar(0, "10"));
        quote("11", DAY.plusDays(1));
        assertThat(history().at(DAY.plusDays(1)).orElseThrow().value())
                .isEqualTo(new BigDecimal("11"));

        save("a", CurrencyCode.JPY, bar(1, "12"));
        assertThat(history().size()).isEqualTo(2);
        assertThat(history().close(1)).isEqualTo(new BigDecimal("12"));
    }

    private void split(int day, String units) {
        CorporateAction split =
                new CorporateAction(
                        CorporateAction.Kind.SPLIT,
                        DAY.plusDays(day),
                        new BigDecimal(units),
                        null,
                        "feed");
        store.stores
                .database()
                .write(tx -> store.stores.feeds().propose(tx, store.coin.id(), split));
    }

    private static PriceBar restated(int day, String close) {
        return new PriceBar(
                DAY.plusDays(day), null, null, null, new BigDecimal(close), null, Adjustment.SPLIT);
    }

    private void quote(String last, LocalDate day) {
        store.stores
                .database()
                .<Boolean>write(tx -> {
                    store.stores
                            .feeds()
                            .saveQuote(
                                    tx,
                                    store.coin.id(),
                                    new Quote(
                                            new BigDecimal(last),
                                            null,
                                            null,
                                            CurrencyCode.JPY,
                                            day.atTime(9, 30).toInstant(ZoneOffset.UTC),
                                            "a"));
                    return true;
                });
    }

    private void places(String first, int firstPlace, String second, int secondPlace) {
        store.stores
                .database()
                .<Boolean>write(tx -> {
                    store.stores
                            .feeds()
                            .setChoices(
                                    tx,
                                    store.coin.id(),
                                    List.of(
                                            new FeedChoice(first, firstPlace, "X"),
                                            new FeedChoice(second, secondPlace, "Y")));
                    return true;
                });
    }

    private static PriceBar bar(int day, String close) {
        return new PriceBar(
                DAY.plusDays(day),
                null,
                null,
                null,
                new BigDecimal(close),
                BigDecimal.TEN,
                Adjustment.RAW);
    }

    private static FxRate rate(CurrencyCode quote, String rate, int day) {
        return new FxRate(CurrencyCode.EUR, quote, new BigDecimal(rate), DAY.plusDays(day));
    }

    private long save(String source, CurrencyCode currency, PriceBar... bars) {
        return store.stores
                .database()
                .write(tx ->
                        store.stores
                                .prices()
                                .saveBars(
                                        tx,
                                        store.coin.id(),
                                        currency,
                                        source,
                                        List.of(bars).iterator()));
    }

    private long saveRates(FxRate... rates) {
        return store.stores
                .database()
                .write(tx -> store.stores.prices().saveRates(tx, List.of(rates).iterator(), "ecb"));
    }

    private PriceHistory history() {
        return Objects.requireNonNull(
                store.stores
                        .database()
                        .<Map<AssetId, PriceHistory>>read(
                                tx -> store.stores.prices().histories(tx, List.of(store.coin.id())))
                        .get(store.coin.id()));
    }

    private FxTable rates(CurrencyCode... currencies) {
        return store.stores
                .database()
                .read(tx -> store.stores.prices().rates(tx, List.of(currencies)));
    }
}
