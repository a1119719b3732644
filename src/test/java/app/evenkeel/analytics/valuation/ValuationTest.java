package app.evenkeel.analytics.valuation;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.analytics.LedgerBuilder;
import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.analytics.lots.LotBook;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.market.FxTable;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.CostMethod;
import app.evenkeel.domain.portfolio.DataProblem;
import app.evenkeel.domain.portfolio.Position;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.Snapshot;
import app.evenkeel.domain.portfolio.ValueSeries;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

class ValuationTest {
    private static final CurrencyCode JPY = CurrencyCode.JPY;
    private static final Map<AccountId, Account> ACCOUNTS =
            Map.of(new AccountId(1), account(1), new AccountId(2), account(2));

    private final List<LedgerPrices.Stated> stated = new ArrayList<>();
    private final Map<AssetId, PriceHistory> histories = new HashMap<>();
    private FxTable fx = FxTable.EMPTY;
    private final LedgerBuilder ledger =
            new LedgerBuilder(ZoneId.of("UTC"))
                    .cash(JPY)
                    .cash(CurrencyCode.USD)
                    .stock("S", JPY)
                    .stock("US", CurrencyCode.USD)
                    .asset(AssetKind.FUND, "F", JPY, 10_000)
                    .coin("BTC")
                    .asset(AssetKind.STABLECOIN, "USDC", CurrencyCode.of("USDC"), 1);

    @Test
    void aFundIsWorthItsPriceForTenThousandUnits() {
        ledger.buy("2025-01-06", "20000", "F", "50000", "JPY");
        prices("F", "JPY", "2025-01-07", "26000");

        assertThat(line(snapshot("2025-01-07"), "F").value()).isEqualByComparingTo("52000");
    }

    @Test
    void sharesInDollarsAreWorthTheirCloseAtTheDaysRate() {
        ledger.buy("2025-01-06", "2", "US", "200", "USD");
        prices("US", "USD", "2025-01-07", "110");
        rates("USD", "2025-01-07", "1.25", "JPY", "2025-01-07", "200");

        Snapshot snapshot = snapshot("2025-01-07");

        assertThat(line(snapshot, "US").value()).isEqualByComparingTo("35200");
        assertThat(line(snapshot, "USD").value()).isEqualByComparingTo("-32000");
        assertThat(snapshot.total()).isEqualByComparingTo("3200");
        assertThat(snapshot.isComplete()).isTrue();
    }

    @Test
    void theLastTradeStandsInWhereThereIsNoHistoryAndSaysSo() {
        ledger.buy("2025-01-06", "10", "S", "1000", "JPY");

        Snapshot.AssetLine line = line(snapshot("2025-02-01"), "S");

        assertThat(line.value()).isEqualByComparingTo("1000");
        assertThat(line.price())
                .satisfies(price -> {
                    assertThat(price).isNotNull();
                    assertThat(price.source()).isEqualTo(LedgerPrices.TRADE);
                    assertThat(price.asOf()).isEqualTo(LocalDate.of(2025, 1, 6));
                });
    }

    @Test
    void theLaterOfTradeStatementAndCloseCounts() {
        ledger.buy("2025-01-06", "10", "S", "1000", "JPY")
                .buy("2025-01-20", "1", "S", "130", "JPY");
        stated.add(stated("2025-01-10", "110"));
        stated.add(stated("2025-01-20", "135"));
        stated.add(stated("2025-01-25", "90"));
        prices("S", "JPY", "2025-01-25", "95", "2025-01-27", "97");

        assertThat(priceOn("2025-01-09")).isEqualTo("100 trade");
        assertThat(priceOn("2025-01-10")).isEqualTo("110 statement");
        assertThat(priceOn("2025-01-20")).isEqualTo("135 statement");
        assertThat(priceOn("2025-01-25")).isEqualTo("95 test");
        assertThat(priceOn("2025-01-30")).isEqualTo("97 test");
    }

    private LedgerPrices.Stated stated(String day, String price) {
        return new LedgerPrices.Stated(
                ledger.id("S"), LocalDate.parse(day), LedgerBuilder.price(price, "JPY"));
    }

    private String priceOn(String day) {
        PricePoint price = market().price(ledger.id("S"), LocalDate.parse(day)).orElseThrow();
        return price.value().stripTrailingZeros().toPlainString() + " " + price.source();
    }

    @Test
    void theQuotedPriceOfATradeIsUsedRatherThanItsCostWithFees() {
        ledger.transaction(
                TransactionType.BUY,
                "2025-01-06",
                Movement.ofTrade(ledger.leg("10", "S"), ledger.leg("1100", "JPY"))
                        .withPrice(LedgerBuilder.price("100", "JPY"))
                        .withAmount(LedgerBuilder.money("1100", "JPY")));

        assertThat(line(snapshot("2025-01-06"), "S").value()).isEqualByComparingTo("1000");
    }

    @Test
    void aSplitLeavesTheWorthOfSharesKnownOnlyByTheirTrade() {
        ledger.buy("2025-01-06", "3", "S", "3000", "JPY")
                .in(TransactionType.SPLIT, "2025-02-01", "27", "S");

        assertThat(line(snapshot("2025-02-02"), "S").quantity()).isEqualByComparingTo("30");
        assertThat(line(snapshot("2025-02-02"), "S").value()).isEqualByComparingTo("3000");
    }

    @Test
    void whatWasSaidOfADeliveryCountsOnlyWhileNothingElseIsKnown() {
        ledger.transaction(
                        TransactionType.DEPOSIT,
                        "2025-01-06",
                        Movement.ofIn(ledger.leg("10", "S"))
                                .withAmount(LedgerBuilder.money("1000", "JPY")))
                .in(TransactionType.SPLIT, "2025-01-08", "10", "S")
                .transaction(
                        TransactionType.DEPOSIT,
                        "2025-01-12",
                        Movement.ofIn(ledger.leg("5", "S"))
                                .withAmount(LedgerBuilder.money("1", "JPY")));
        prices("S", "JPY", "2025-01-10", "60");

        assertThat(market().price(ledger.id("S"), LocalDate.of(2025, 1, 5))).isEmpty();
        assertThat(priceOn("2025-01-07")).isEqualTo("100 delivery");
        assertThat(priceOn("2025-01-09")).isEqualTo("50 delivery");
        assertThat(priceOn("2025-01-10")).isEqualTo("60 test");
        assertThat(priceOn("2025-01-13")).isEqualTo("60 test");
        ValueSeries series = series(Scope.ALL, "2025-01-10");
        assertThat(series.days()).allMatch(ValueSeries.Day::complete);
        assertThat(series.days())
                .as("it may be what was paid years ago")
                .extracting(ValueSeries.Day::stale)
                .containsExactly(true, true, true, true, false);
        assertThat(series.days().getFirst().flow()).isEqualByComparingTo("1000");
        assertThat(series.days().getLast().value()).isEqualByComparingTo("1200");
    }

    @Test
    void whatWasNeverPricedIsMissingAndNotZero() {
        ledger.in(TransactionType.DEPOSIT, "2025-01-06", "1", "BTC")
                .in(TransactionType.DEPOSIT, "2025-01-06", "500", "JPY");

        Snapshot snapshot = snapshot("2025-01-07");

        assertThat(snapshot.total()).isEqualByComparingTo("500");
        assertThat(line(snapshot, "BTC").value()).isNull();
        assertThat(snapshot.missingPrices())
                .singleElement()
                .satisfies(missing -> assertThat(missing.currency()).isNull());
        assertThat(snapshot.byClass())
                .filteredOn(line -> line.kind() == AssetKind.CRYPTO)
                .singleElement()
                .satisfies(line -> assertThat(line.complete()).isFalse());
    }

    @Test
    void withoutARateForeignCashIsMissingAndNamesTheCurrency() {
        ledger.in(TransactionType.DEPOSIT, "2025-01-06", "100", "USD");

        assertThat(snapshot("2025-01-07").missingPrices())
                .singleElement()
                .satisfies(m -> assertThat(m.currency()).isEqualTo(CurrencyCode.USD));
    }

    @Test
    void amountsQuotedInPenceAreConvertedAsPence() {
        prices("US", "GBX", "2025-01-06", "250");
        rates("GBP", "2025-01-06", "0.5", "JPY", "2025-01-06", "100");
        ledger.in(TransactionType.DEPOSIT, "2025-01-06", "4", "US");

        assertThat(line(snapshot("2025-01-06"), "US").value()).isEqualByComparingTo("2000");
    }

    @Test
    void aPriceQuotedInACoinIsConvertedAtThatCoinsPrice() {
        ledger.in(TransactionType.DEPOSIT, "2025-01-06", "1", "BTC");
        prices("BTC", "USDC", "2025-01-06", "50000");
        prices("USDC", "JPY", "2025-01-06", "150");
        ledger.in(TransactionType.DEPOSIT, "2025-01-06", "1", "USDC");

        assertThat(line(snapshot("2025-01-06"), "BTC").value()).isEqualByComparingTo("7500000");
    }

    @Test
    void weightsAndSumsByClassAndAccountAddUpToTheTotal() {
        ledger.in(TransactionType.DEPOSIT, "2025-01-06", "3000", "JPY")
                .buy("2025-01-06", "10", "S", "1000", "JPY")
                .in(2, "")
                .in(TransactionType.DEPOSIT, "2025-01-06", "1000", "JPY");

        Snapshot snapshot = snapshot("2025-01-06");

        assertThat(snapshot.total()).isEqualByComparingTo("4000");
        assertThat(snapshot.byAccount())
                .extracting(line -> Objects.requireNonNull(line.value()).intValueExact())
                .containsExactly(3000, 1000);
        assertThat(snapshot.byClass())
                .extracting(line -> Objects.requireNonNull(line.value()).intValueExact())
                .containsExactly(3000, 1000);
        assertThat(line(snapshot, "S").weight()).isEqualByComparingTo("0.25");
    }

    @Test
    void aScopeLeavesOutWhatItDoesNotContain() {
        ledger.in(TransactionType.DEPOSIT, "2025-01-06", "3000", "JPY")
                .buy("2025-01-06", "1", "BTC", "1000", "JPY");

        assertThat(snapshot("2025-01-06", new Scope.CryptoOnly()).total())
                .isEqualByComparingTo("1000");
        assertThat(snapshot("2025-01-06", new Scope.OneAccount(new AccountId(2))).byAsset())
                .isEmpty();
    }

    @Test
    void aPositionShowsCostAverageWorthAndGainInItsCostCurrency() {
        ledger.buy("2025-01-06", "20000", "F", "50000", "JPY");
        prices("F", "JPY", "2025-01-07", "26000");

        Position position =
                positions("2025-01-07").stream()
                        .filter(p -> p.asset().symbol().equals("F"))
                        .findFirst()
                        .orElseThrow();

        assertThat(position.averagePrice()).isEqualByComparingTo("25000");
        assertThat(position.cost()).isEqualByComparingTo("50000");
        assertThat(position.value()).isEqualByComparingTo("52000");
        assertThat(position.unrealisedGain()).isEqualByComparingTo("2000");
    }

    @Test
    void theSeriesHasEveryDayWithFlowsFromOutsideOnly() {
        ledger.in(TransactionType.DEPOSIT, "2025-01-06", "1000", "JPY")
                .buy("2025-01-07", "10", "S", "600", "JPY")
                .in(TransactionType.DIVIDEND, "2025-01-09", "50", "JPY")
                .out(TransactionType.WITHDRAWAL, "2025-01-10", "100", "JPY");
        prices("S", "JPY", "2025-01-07", "60", "2025-01-09", "70");

        ValueSeries series = series(Scope.ALL, "2025-01-10");

        assertThat(series.days())
                .extracting(day -> Objects.requireNonNull(day.value()).intValueExact())
                .containsExactly(1000, 1000, 1000, 1150, 1050);
        assertThat(series.days())
                .extracting(day -> day.flow().intValueExact())
                .containsExactly(1000, 0, 0, 0, -100);
        assertThat(series.days()).allMatch(ValueSeries.Day::complete);
    }

    @Test
    void anAssetDepositedFlowsInAtTheDaysPriceAndDaysBeforeItsFirstPriceAreIncomplete() {
        ledger.in(TransactionType.DEPOSIT, "2025-01-06", "2", "BTC")
                .in(TransactionType.DEPOSIT, "2025-01-08", "1", "BTC");
        prices("BTC", "JPY", "2025-01-07", "100", "2025-01-08", "110");

        List<ValueSeries.Day> days = series(Scope.ALL, "2025-01-08").days();

        assertThat(days).extracting(ValueSeries.Day::complete).containsExactly(false, true, true);
        assertThat(days.get(2).flow()).isEqualByComparingTo("110");
        assertThat(days.get(2).value()).isEqualByComparingTo("330");
    }

    @Test
    void whatCrossesTheBorderOfAScopeIsAFlowOfIt() {
        ledger.in(TransactionType.DEPOSIT, "2025-01-06", "1000", "JPY")
                .buy("2025-01-07", "1", "BTC", "400", "JPY")
                .out(TransactionType.TRANSFER, "2025-01-08", "100", "JPY")
                .in(2, "")
                .in(TransactionType.TRANSFER, "2025-01-08", "100", "JPY");

        assertThat(flows(new Scope.CryptoOnly())).containsExactly(400, 0);
        assertThat(flows(new Scope.OneAccount(new AccountId(1)))).containsExactly(1000, 0, -100);
        assertThat(flows(Scope.ALL)).containsExactly(1000, 0, 0);
    }

    @Test
    void problemsNameWhatIsWrongGravestFirst() {
        ledger.sell("2025-01-06", "5", "S", "500", "JPY")
                .in(TransactionType.DEPOSIT, "2025-01-06", "1", "BTC")
                .in(TransactionType.DEPOSIT, "2025-01-06", "10", "USD")
                .out(TransactionType.WITHDRAWAL, "2025-01-07", "600", "JPY");

        List<DataProblem> problems =
                new DataProblems()
                        .positions(positions("2025-02-01"), market(), LocalDate.of(2025, 2, 1), JPY)
                        .stated(
                                ledger.timeline().asset(ledger.id("BTC")),
                                account(1),
                                new BigDecimal("1.5"),
                                BigDecimal.ONE,
                                LocalDate.of(2025, 1, 31))
                        .list();

        assertThat(problems)
                .extracting(DataProblem::kind)
                .containsExactly(
                        DataProblem.Kind.NEGATIVE_HOLDING,
                        DataProblem.Kind.MISSING_PRICE,
                        DataProblem.Kind.MISSING_RATE,
                        DataProblem.Kind.QUANTITY_DIFFERS,
                        DataProblem.Kind.UNKNOWN_COST,
                        DataProblem.Kind.NEGATIVE_HOLDING,
                        DataProblem.Kind.STALE_PRICE);
        assertThat(problems.get(3).args())
                .containsExactly("BTC", "Account 1", "1.5", "1", "2025-01-31");
        assertThat(problems.getLast().args()).containsExactly("S", "2025-01-06", "26");
    }

    @Test
    void aCoinsPriceIsStaleAfterTwoDaysAndAShareAfterSeven() {
        ledger.buy("2025-01-06", "1", "S", "100", "JPY").buy("2025-01-06", "1", "BTC", "1", "JPY");

        assertThat(staleAt("2025-01-08")).isEmpty();
        assertThat(staleAt("2025-01-09")).containsExactly("BTC");
        assertThat(staleAt("2025-01-13")).containsExactly("BTC");
        assertThat(staleAt("2025-01-14")).containsExactly("BTC", "S");
    }

    @Test
    void aCoinWithoutACostIsToldInWhatItIsQuotedInAndNotInItself() {
        ledger.in(TransactionType.DEPOSIT, "2025-01-06", "2", "BTC");
        prices("BTC", "EUR", "2025-01-06", "41000");

        Position position = positions("2025-01-06").getFirst();

        assertThat(position.currency()).isEqualTo(CurrencyCode.EUR);
        assertThat(position.value()).isEqualByComparingTo("82000");
        assertThat(position.cost()).isNull();
    }

    private List<String> staleAt(String day) {
        return new DataProblems()
                .positions(positions(day), market(), LocalDate.parse(day), JPY).list().stream()
                        .filter(problem -> problem.kind() == DataProblem.Kind.STALE_PRICE)
                        .map(problem -> problem.args().getFirst())
                        .toList();
    }

    private List<Integer> flows(Scope scope) {
        return series(scope, "2025-01-08").days().stream()
                .map(day -> day.flow().intValueExact())
                .toList();
    }

    private ValueSeries series(Scope scope, String to) {
        return DailySeries.of(ledger.timeline(), market(), JPY, scope, LocalDate.parse(to));
    }

    private List<Position> positions(String day) {
        Timeline timeline = ledger.timeline();
        Market market = market();
        LocalDate asOf = LocalDate.parse(day);
        LotBook book = LotBook.of(timeline, asOf, CostMethod.MOVING_AVERAGE, market::rate);
        return Positions.of(book, asOf, timeline, ACCOUNTS, market, Scope.ALL);
    }

    private Snapshot snapshot(String day) {
        return snapshot(day, Scope.ALL);
    }

    private Snapshot snapshot(String day, Scope scope) {
        Timeline timeline = ledger.timeline();
        return Snapshots.of(
                Holdings.of(timeline, LocalDate.parse(day), scope),
                timeline,
                ACCOUNTS,
                market(),
                JPY);
    }

    private Market market() {
        return new Market(
                histories, LedgerPrices.of(ledger.timeline(), stated), fx, ledger.timeline());
    }

    private static Snapshot.AssetLine line(Snapshot snapshot, String symbol) {
        return snapshot.byAsset().stream()
                .filter(line -> line.asset().symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    private void prices(String symbol, String currency, String... daysAndCloses) {
        histories.put(ledger.id(symbol), history(currency, daysAndCloses));
    }

    private void rates(
            String first, String day1, String rate1, String second, String day2, String rate2) {
        fx =
                new FxTable(
                        CurrencyCode.EUR,
                        Map.of(
                                CurrencyCode.of(first),
                                history(first, day1, rate1),
                                CurrencyCode.of(second),
                                history(second, day2, rate2)));
    }

    private static PriceHistory history(String currency, String... daysAndCloses) {
        List<Long> days = new ArrayList<>();
        List<BigDecimal> closes = new ArrayList<>();
        for (int i = 0; i < daysAndCloses.length; i += 2) {
            days.add(LocalDate.parse(daysAndCloses[i]).toEpochDay());
            closes.add(new BigDecimal(daysAndCloses[i + 1]));
        }
        return new PriceHistory(
                CurrencyCode.of(currency),
                "test",
                days.stream().mapToLong(Long::longValue).toArray(),
                closes.toArray(new BigDecimal[0]));
    }

    private static Account account(long id) {
        return new Account(
                new AccountId(id), "k" + id, AccountKind.BROKER, "Broker", "Account " + id);
    }
}
