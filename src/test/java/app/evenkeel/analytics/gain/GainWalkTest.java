package app.evenkeel.analytics.gain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.LedgerBuilder;
import app.evenkeel.analytics.column.DayColumns;
import app.evenkeel.analytics.column.Gap;
import app.evenkeel.analytics.column.ValueColumns;
import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.analytics.valuation.DailySeries;
import app.evenkeel.analytics.valuation.LedgerPrices;
import app.evenkeel.analytics.valuation.Market;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.market.FxTable;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.ValueSeries;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A gain taken apart: by hand where it is small, by its properties where it is not. */
class GainWalkTest {
    private static final CurrencyCode EUR = CurrencyCode.EUR;
    private static final CurrencyCode USD = CurrencyCode.USD;

    private final Map<AssetId, PriceHistory> histories = new HashMap<>();
    private FxTable fx = FxTable.EMPTY;
    private final LedgerBuilder ledger =
            new LedgerBuilder(ZoneId.of("UTC"))
                    .cash(EUR)
                    .cash(USD)
                    .stock("S", USD)
                    .stock("T", USD)
                    .coin("BTC");

    @Test
    void tellsWhatPriceAndCurrencyDidOfAShareInAnotherCurrency() {
        prices("S", "2025-01-01", "100", "2025-01-02", "110");
        rates("2025-01-01", "1.25", "2025-01-02", "1");
        ledger.in(TransactionType.DEPOSIT, "2025-01-01", "2", "S");

        Gains gains = gains("2025-01-02", "2025-01-02");

        // 2 x (110 - 100) x 0.8 and 2 x 110 x (1 - 0.8)
        assertThat(gains.opening()).isEqualByComparingTo("160");
        assertThat(gains.parts().price()).isEqualByComparingTo("16");
        assertThat(gains.parts().currency()).isEqualByComparingTo("44");
        assertThat(gains.closing()).isEqualByComparingTo("220");
    }

    @Test
    void aPurchaseBelowTheCloseIsAGainOfThePriceLessItsFeeAndTax() {
        prices("S", "2025-01-01", "100");
        rates("2025-01-01", "1");
        ledger.in(TransactionType.DEPOSIT, "2025-01-01", "1000", "USD")
                .transaction(
                        TransactionType.BUY,
                        "2025-01-01",
                        Movement.ofTrade(ledger.leg("2", "S"), ledger.leg("190", "USD"))
                                .withFee(ledger.feeOnTop("3", "USD"))
                                .withTax(LedgerBuilder.money("2", "USD")));

        Gains gains = gains("2025-01-01", "2025-01-01");

        assertThat(gains.inflow()).isEqualByComparingTo("1000");
        assertThat(gains.parts().price()).isEqualByComparingTo("12");
        assertThat(gains.parts().taxes()).isEqualByComparingTo("-2");
        assertThat(gains.parts().fees()).isEqualByComparingTo("-3");
        assertThat(gains.closing()).isEqualByComparingTo("1007");
        assertThat(gains.places())
                .filteredOn(place -> place.place().asset().equals(ledger.id("S")))
                .singleElement()
                .extracting(place -> place.parts().total())
                .isEqualTo(new BigDecimal("7"));
    }

    @Test
    void whatExpiresWorthlessIsLostByItsPrice() {
        prices("S", "2025-01-01", "5");
        rates("2025-01-01", "1");
        ledger.in(TransactionType.DEPOSIT, "2025-01-01", "100", "S")
                .transaction(
                        TransactionType.FEE,
                        "2025-01-02",
                        Movement.ofOut(ledger.leg("98", "S"))
                                .withAmount(LedgerBuilder.money("0", "USD")))
                .transaction(
                        TransactionType.FEE, "2025-01-02", Movement.ofOut(ledger.leg("2", "S")));

        Gains gains = gains("2025-01-02", "2025-01-02");

        assertThat(gains.parts().price()).isEqualByComparingTo("-490");
        assertThat(gains.parts().fees()).isEqualByComparingTo("-10");
        assertThat(gains.closing()).isZero();
    }

    @Test
    void aDividendBelongsToTheShareThatPaidItBeforeItsTax() {
        prices("S", "2025-01-01", "100");
        rates("2025-01-01", "1");
        ledger.in(TransactionType.DEPOSIT, "2025-01-01", "2", "S")
                .in(
                        TransactionType.DIVIDEND,
                        "2025-01-02",
                        "8.5",
                        "USD",
                        movement ->
                                movement.withSubject(ledger.id("S"))
                                        .withTax(LedgerBuilder.money("1.5", "USD")));

        Gains gains = gains("2025-01-02", "2025-01-02");

        assertThat(gains.parts().income()).isEqualByComparingTo("10");
        assertThat(gains.parts().taxes()).isEqualByComparingTo("-1.5");
        assertThat(gains.places().getFirst().place().asset()).isEqualTo(ledger.id("USD"));
        assertThat(gains.places().getFirst().parts().total()).isZero();
        assertThat(gains.places().getLast().parts().total()).isEqualByComparingTo("8.5");
    }

    @Test
    void whatIsLostBetweenOwnAccountsIsTheSendersFee() {
        prices("BTC", "2025-01-01", "100");
        rates("2025-01-01", "1");
        ledger.in(TransactionType.DEPOSIT, "2025-01-01", "2", "BTC")
                .sent(TransactionType.WITHDRAWAL, "2025-01-02", "1", "BTC", new BigDecimal("0.01"))
                .in(2, "")
                .in(TransactionType.DEPOSIT, "2025-01-03", "0.99", "BTC");

        Gains gains = gains("2025-01-02", "2025-01-03");

        assertThat(gains.flows()).isEmpty();
        assertThat(gains.parts().fees()).isEqualByComparingTo("-1");
        assertThat(gains.places().getFirst().parts().total()).isEqualByComparingTo("-1");
        assertThat(gains.places().getLast().parts().total()).isZero();
        Gains ofOne = gains(new Scope.OneAccount(new AccountId(1)), "2025-01-02", "2025-01-03");
        assertThat(ofOne.outflow()).isEqualByComparingTo("99");
        assertThat(ofOne.parts().fees()).isEqualByComparingTo("-1");
    }

    @Test
    void whatExchangingMoneyCostIsTheCurrencys() {
        rates("2025-01-01", "1.25");
        ledger.in(TransactionType.DEPOSIT, "2025-01-01", "100", "EUR")
                .transaction(
                        TransactionType.SWAP,
                        "2025-01-01",
                        Movement.ofTrade(ledger.leg("120", "USD"), ledger.leg("100", "EUR")));

        assertThat(gains("2025-01-01", "2025-01-01").parts().currency()).isEqualByComparingTo("-4");
    }

    @Test
    void anExchangeToldInTwoRowsIsTheGainOfTheForeignMoneyAndOfNoOther() {
        rates("2025-01-01", "1.25", "2025-01-02", "1");
        ledger.in(TransactionType.DEPOSIT, "2025-01-01", "100", "EUR")
                .out(TransactionType.TRANSFER, "2025-01-01", "100", "EUR")
                .in(TransactionType.TRANSFER, "2025-01-01", "120", "USD");

        Gains gains = gains("2025-01-01", "2025-01-02");

        // 120 / 1.25 less 100 on the day, then 120 x (1 - 0.8)
        assertThat(gains.parts().currency()).isEqualByComparingTo("20");
        assertThat(gains.places())
                .filteredOn(place -> place.place().asset().equals(ledger.id("EUR")))
                .allSatisfy(place -> assertThat(place.parts().total()).isZero());
        assertThat(gains.places())
                .filteredOn(place -> place.place().asset().equals(ledger.id("USD")))
                .singleElement()
                .extracting(place -> place.parts().currency())
                .isEqualTo(new BigDecimal("20.0"));
    }

    @Test
    void aSplitGainsNothing() {
        histories.clear();
        prices("S", "2025-01-01", "100", "2025-01-02", "50");
        rates("2025-01-01", "1");
        ledger.in(TransactionType.DEPOSIT, "2025-01-01", "2", "S")
                .in(TransactionType.SPLIT, "2025-01-02", "2", "S");

        Gains gains = gains("2025-01-02", "2025-01-02");

        assertThat(gains.parts().total()).isZero();
        assertThat(gains.closing()).isEqualByComparingTo("200");
    }

    @Test
    void whatHasNoPriceYetIsAGapAndFlowsOnItsFirstDayWithOne() {
        prices("BTC", "2025-01-03", "100");
        rates("2025-01-01", "1");
        ledger.in(TransactionType.DEPOSIT, "2025-01-01", "50", "USD")
                .in(TransactionType.DEPOSIT, "2025-01-01", "2", "BTC");

        Gains gains = gains("2025-01-01", "2025-01-03");

        Timeline timeline = ledger.timeline();
        DayColumns days =
                ValueColumns.of(
                        timeline, market(timeline), EUR, Scope.ALL, LocalDate.of(2025, 1, 3));
        assertThat(days.gaps())
                .containsExactly(
                        new Gap(
                                ledger.id("BTC"),
                                null,
                                LocalDate.of(2025, 1, 1),
                                LocalDate.of(2025, 1, 2),
                                2));
        assertThat(gains.flows())
                .extracting(flow -> flow.day().getDayOfMonth() + " " + flow.value().intValueExact())
                .containsExactly("1 50", "3 200");
        assertThat(gains.parts().total()).isZero();
    }

    @Test
    void partsSumToTheChangeInValueExactlyWhateverTheLedgerAndItsOrder() {
        for (int seed = 0; seed < 60; seed++) {
            List<Transaction> rows = random(seed);
            LocalDate from = LocalDate.of(2025, 1, 1).plusDays(seed % 20);
            LocalDate to = from.plusDays(25);
            for (Scope scope :
                    List.of(
                            Scope.ALL,
                            new Scope.OneAccount(new AccountId(1)),
                            new Scope.CryptoOnly(),
                            new Scope.TraditionalOnly())) {
                Timeline timeline = Timeline.of(rows, ledger.assets());
                Gains gains = GainWalk.of(timeline, market(timeline), EUR, scope, from, to);

                assertThat(
                                gains.opening()
                                        .add(gains.inflow())
                                        .subtract(gains.outflow())
                                        .add(gains.parts().total()))
                        .as("seed %s, %s", seed, scope)
                        .isEqualByComparingTo(gains.closing());
                DayColumns days =
                        ValueColumns.of(timeline, market(timeline), EUR, scope, to)
                                .between(from.minusDays(1), to);
                dailyGainsExplainDailyValues(gains, days);
                agreesWithTheSeries(days, timeline, scope, to);
                sameInAnyOrder(gains, rows, scope, from, to, seed);
            }
        }
    }

    private static void dailyGainsExplainDailyValues(Gains gains, DayColumns days) {
        for (int i = 1; i < days.size(); i++) {
            double gain = 0;
            double value = 0;
            for (int place = 0; place < gains.places().size(); place++) {
                gain += gains.placeGain(place, i);
                value += gains.placeValue(place, i);
            }
            assertThat(value).isCloseTo(days.value(i), within(1e-6));
            assertThat(gain)
                    .isCloseTo(
                            days.value(i) - days.value(i - 1) - days.inflow(i) + days.outflow(i),
                            within(1e-6));
        }
    }

    private void agreesWithTheSeries(
            DayColumns days, Timeline timeline, Scope scope, LocalDate to) {
        ValueSeries series = DailySeries.of(timeline, market(timeline), EUR, scope, to);
        for (ValueSeries.Day day : series.days()) {
            int index = (int) (day.date().toEpochDay() - days.day(0).toEpochDay());
            if (index >= 0) {
                BigDecimal value = day.value();
                assertThat(days.value(index))
                        .isCloseTo(value == null ? 0 : value.doubleValue(), within(1e-8));
                assertThat(days.inflow(index) - days.outflow(index))
                        .isCloseTo(day.flow().doubleValue(), within(1e-8));
                assertThat(days.isComplete(index)).isEqualTo(day.complete());
                assertThat(days.isStale(index)).isEqualTo(day.stale());
            }
        }
    }

    private void sameInAnyOrder(
            Gains gains,
            List<Transaction> rows,
            Scope scope,
            LocalDate from,
            LocalDate to,
            int seed) {
        List<Transaction> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        Timeline timeline = Timeline.of(shuffled, ledger.assets());
        Gains other = GainWalk.of(timeline, market(timeline), EUR, scope, from, to);
        assertThat(other.parts().total()).isEqualByComparingTo(gains.parts().total());
        assertThat(other.parts().fees()).isEqualByComparingTo(gains.parts().fees());
        assertThat(other.flows()).hasSameElementsAs(gains.flows());
    }

    /** Trades, income, costs and moves of two accounts over two months. */
    private List<Transaction> random(int seed) {
        Random random = new Random(seed);
        LedgerBuilder rows =
                new LedgerBuilder(ZoneId.of("UTC"))
                        .cash(EUR)
                        .cash(USD)
                        .stock("S", USD)
                        .stock("T", USD)
                        .coin("BTC");
        histories.clear();
        walk("S", 100, random);
        walk("T", 40, random);
        walk("BTC", 30_000, random);
        rates("2025-01-01", "1.2", "2025-01-15", "1.1", "2025-02-01", "1.3");
        rows.in(1, "").in(TransactionType.DEPOSIT, "2025-01-01", "100000", "USD");
        rows.in(2, "").in(TransactionType.DEPOSIT, "2025-01-01", "50000", "EUR");
        for (int i = 0; i < 60; i++) {
            String day = LocalDate.of(2025, 1, 2).plusDays(i * 58 / 60).toString();
            // Every row at a moment of its own, so that the order of equal times decides nothing.
            rows.at(day + "T10:%02d:00Z".formatted(i)).in(1 + random.nextInt(2), "");
            String some = Integer.toString(1 + random.nextInt(9));
            switch (random.nextInt(10)) {
                case 0 -> rows.buy(day, some, "S", "%d.37".formatted(random.nextInt(900)), "USD");
                case 1 -> rows.sell(day, some, "S", "%d.11".formatted(random.nextInt(900)), "USD");
                case 2 -> rows.buy(day, "0.0" + some, "BTC", "700.5", "EUR");
                case 3 ->
                        rows.transaction(
                                TransactionType.SWAP,
                                day,
                                Movement.ofTrade(
                                                rows.leg(some, "T"), rows.leg("0.00" + some, "BTC"))
                                        .withFee(rows.feeOnTop("0.0001", "BTC")));
                case 4 ->
                        rows.in(
                                TransactionType.DIVIDEND,
                                day,
                                "12.34",
                                "USD",
                                m ->
                                        m.withSubject(rows.id("S"))
                                                .withTax(LedgerBuilder.money("1.23", "USD")));
                case 5 -> rows.out(TransactionType.FEE, day, "1.5", "EUR");
                case 6 -> rows.in(TransactionType.REWARD, day, "0.000" + some, "BTC");
                case 7 ->
                        rows.sent(
                                TransactionType.WITHDRAWAL,
                                day,
                                "0.0" + some,
                                "BTC",
                                new BigDecimal("0.0002"));
                case 8 -> rows.in(TransactionType.DEPOSIT, day, some + "00", "USD");
                default ->
                        rows.transaction(
                                TransactionType.SWAP,
                                day,
                                Movement.ofTrade(rows.leg("101.5", "USD"), rows.leg("100", "EUR")));
            }
        }
        return rows.transactions();
    }

    private void walk(String symbol, double start, Random random) {
        List<String> parts = new ArrayList<>();
        double price = start;
        for (int day = 0; day < 60; day++) {
            price *= 1 + 0.02 * random.nextGaussian();
            if (random.nextInt(3) > 0) {
                parts.add(LocalDate.of(2025, 1, 1).plusDays(day).toString());
                parts.add("%.4f".formatted(price));
            }
        }
        prices(symbol, parts.toArray(String[]::new));
    }

    private Gains gains(String from, String to) {
        return gains(Scope.ALL, from, to);
    }

    private Gains gains(Scope scope, String from, String to) {
        Timeline timeline = ledger.timeline();
        return GainWalk.of(
                timeline, market(timeline), EUR, scope, LocalDate.parse(from), LocalDate.parse(to));
    }

    private Market market(Timeline timeline) {
        return new Market(histories, LedgerPrices.of(timeline), fx, timeline);
    }

    private void prices(String symbol, String... daysAndCloses) {
        histories.put(ledger.id(symbol), history(USD, daysAndCloses));
    }

    /** Dollars for one euro. */
    private void rates(String... daysAndRates) {
        fx = new FxTable(EUR, Map.of(USD, history(USD, daysAndRates)));
    }

    private static PriceHistory history(CurrencyCode currency, String... daysAndValues) {
        long[] days = new long[daysAndValues.length / 2];
        BigDecimal[] values = new BigDecimal[days.length];
        for (int i = 0; i < days.length; i++) {
            days[i] = LocalDate.parse(daysAndValues[2 * i]).toEpochDay();
            values[i] = new BigDecimal(daysAndValues[2 * i + 1]);
        }
        return new PriceHistory(currency, "test", days, values);
    }
}
