package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountKind;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionDigest;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.CostMethod;
import app.evenkeel.domain.portfolio.DataProblem;
import app.evenkeel.domain.portfolio.Lot;
import app.evenkeel.domain.portfolio.Position;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.ValueSeries;
import app.evenkeel.storage.Database;
import app.evenkeel.storage.EmptyStores;
import app.evenkeel.storage.HoldingStore.Stated;
import app.evenkeel.storage.Stores;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

class ValuationServiceSliceTest {
    private static final LocalDate BOUGHT = LocalDate.of(2025, 1, 6);
    private static final LocalDate TODAY = LocalDate.of(2025, 1, 10);
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @TempDir private Path folder;
    private Database database;
    private Session session;
    private Account account;
    private Asset dollars;
    private Asset share;
    private ValuationService valuation;

    @BeforeEach
    void openStoreWithOnePurchase() {
        byte[] key = new byte[32];
        key[0] = 7;
        database = EmptyStores.open(folder, key);
        Stores stores = Stores.of(database);
        Caller caller = database.write(tx -> stores.users().insert(tx, "owner", Role.ADMIN));
        Clock clock = Clock.fixed(Instant.parse("2025-01-10T03:00:00Z"), ZoneOffset.UTC);
        session = new Session(caller, stores, new Changes(), clock);
        account =
                database.write(tx ->
                        stores.accounts()
                                .insert(
                                        tx,
                                        caller,
                                        new AccountRef(AccountKind.BROKER, "Broker", "main")));
        dollars = database.write(tx -> stores.assets().insert(tx, AssetRef.cash(CurrencyCode.USD)));
        share =
                database.write(tx ->
                        stores.assets()
                                .insert(
                                        tx,
                                        AssetRef.security(
                                                AssetKind.EQUITY,
                                                "ABC",
                                                "Alphabet soup",
                                                CurrencyCode.USD,
                                                "")));
        insert(BOUGHT, "10", "1000");
        valuation = new ValuationService(session);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void positionsComeWithCostPriceAndGain() {
        savePrice(BOUGHT.plusDays(1), "120");

        Position position = positionOfShare();

        assertThat(position.account()).isEqualTo(account);
        assertThat(position.taxAccount()).isEqualTo("特定");
        assertThat(position.cost()).isEqualByComparingTo("1000");
        assertThat(position.value()).isEqualByComparingTo("1200");
        assertThat(position.unrealisedGain()).isEqualByComparingTo("200");
    }

    @Test
    void saysOfWhichDayThePricesOfWhatIsHeldAreAndHowManyAreOld() {
        LocalDate day = BOUGHT.plusDays(1);
        savePrice(day, "120");

        assertThat(valuation.priceDays(TODAY)).isEqualTo(new PriceDays(day, day, 0, 0));
        assertThat(valuation.priceDays(TODAY.plusDays(60)))
                .isEqualTo(new PriceDays(day, day, 1, 0));
        assertThat(valuation.priceDays(BOUGHT.minusDays(1))).isEqualTo(PriceDays.NONE);
        assertThat(valuation.transactionDays().after(BOUGHT.minusDays(1))).isEqualTo(1);
        assertThat(valuation.transactionDays().after(BOUGHT)).isZero();
    }

    @Test
    void aNoticeOfNewTransactionsMakesTheLedgerBeReadAgain() {
        assertThat(positionOfShare().quantity()).isEqualByComparingTo("10");

        insert(BOUGHT.plusDays(1), "5", "600");
        assertThat(positionOfShare().quantity()).isEqualByComparingTo("10");

        session.changes().publish(Change.LEDGER);
        assertThat(positionOfShare().quantity()).isEqualByComparingTo("15");
        assertThat(valuation.lots(TODAY, Scope.ALL, CostMethod.FIFO))
                .extracting(Lot::acquired)
                .containsExactly(BOUGHT, BOUGHT.plusDays(1));
    }

    @Test
    void aNoticeOfNewPricesMakesThemBeReadAgain() {
        assertThat(positionOfShare().value()).isEqualByComparingTo("1000");

        savePrice(BOUGHT.plusDays(2), "130");
        session.changes().publish(Change.PRICES);

        assertThat(positionOfShare().value()).isEqualByComparingTo("1300");
        assertThat(valuation.priceHistory(share.id())).isPresent();
    }

    @Test
    void aSnapshotConvertsAtStoredRatesAndSaysWhatHasNone() {
        saveRates();

        assertThat(valuation.snapshot(TODAY, CurrencyCode.JPY, Scope.ALL).isComplete()).isTrue();
        assertThat(valuation.snapshot(TODAY, CurrencyCode.JPY, Scope.ALL).total())
                .isEqualByComparingTo("0");
        assertThat(valuation.snapshot(TODAY, CurrencyCode.of("CHF"), Scope.ALL).missingPrices())
                .hasSize(2)
                .allMatch(missing -> CurrencyCode.USD.equals(missing.currency()));
    }

    @Test
    void theSeriesRunsFromTheFirstTransactionToTheDayAsked() {
        List<ValueSeries.Day> days = valuation.series(TODAY, CurrencyCode.USD, Scope.ALL).days();

        assertThat(days).hasSize(5);
        assertThat(days.getFirst().date()).isEqualTo(BOUGHT);
        assertThat(days.getLast().date()).isEqualTo(TODAY);
    }

    @Test
    void aStatementThatSaysOtherwiseIsAProblemAtItsOwnDate() {
        ImportBatch batch = batch();
        database.<Boolean>write(tx -> {
            session.stores()
                    .holdings()
                    .insert(
                            tx,
                            session.caller(),
                            new Stated(
                                    batch.id(),
                                    account.id(),
                                    "特定・一般",
                                    share.id(),
                                    new BigDecimal("12"),
                                    BOUGHT.plusDays(1),
                                    null));
            return true;
        });
        insert(BOUGHT.plusDays(2), "2", "220");

        assertThat(valuation.problems(TODAY, CurrencyCode.USD))
                .filteredOn(p -> p.kind() == DataProblem.Kind.QUANTITY_DIFFERS)
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.args())
                                .containsExactly(
                                        "Alphabet soup", "main", "12", "10", "2025-01-07"));
    }

    @Test
    void manyReadersGetOneState() {
        List<BigDecimal> totals =
                Stream.generate(() -> TODAY)
                        .limit(32)
                        .parallel()
                        .map(day -> valuation.snapshot(day, CurrencyCode.USD, Scope.ALL).total())
                        .toList();

        assertThat(totals).hasSize(32).containsOnly(totals.getFirst());
    }

    private Position positionOfShare() {
        return valuation.positions(TODAY, Scope.ALL).stream()
                .filter(position -> position.asset().id().equals(share.id()))
                .findFirst()
                .orElseThrow();
    }

    private void insert(LocalDate day, String units, String paid) {
        Head head =
                new Head(
                        TransactionId.NONE,
                        account.id(),
                        "特定",
                        day.atStartOfDay(TOKYO).toInstant(),
                        TOKYO,
                        null,
                        "",
                        Origin.byHand());
        Transaction buy =
                new Transaction.Buy(
                        head,
                        Movement.ofTrade(
                                        new Leg(share.id(), new BigDecimal(units)),
                                        new Leg(dollars.id(), new BigDecimal(paid)))
                                .withAmount(Money.of(paid, CurrencyCode.USD)));
        database.write(tx ->
                session.stores()
                        .ledger()
                        .insert(tx, session.caller(), buy, TransactionDigest.of(buy)));
    }

    private void savePrice(LocalDate day, String close) {
        PriceBar bar =
                new PriceBar(day, null, null, null, new BigDecimal(close), null, Adjustment.RAW);
        database.write(tx ->
                session.stores()
                        .prices()
                        .saveBars(
                                tx, share.id(), CurrencyCode.USD, "test", List.of(bar).iterator()));
    }

    private void saveRates() {
        List<FxRate> rates =
                List.of(
                        new FxRate(
                                CurrencyCode.EUR, CurrencyCode.USD, new BigDecimal("1.25"), BOUGHT),
                        new FxRate(
                                CurrencyCode.EUR, CurrencyCode.JPY, new BigDecimal("160"), BOUGHT));
        database.write(tx -> session.stores().prices().saveRates(tx, rates.iterator(), "test"));
    }

    private ImportBatch batch() {
        return database.write(tx ->
                session.stores()
                        .imports()
                        .insert(
                                tx,
                                session.caller(),
                                new ImportBatch(
                                        BatchId.BY_HAND,
                                        "balance.csv",
                                        "ab".repeat(32),
                                        "test",
                                        "test",
                                        Instant.EPOCH,
                                        1,
                                        0,
                                        0,
                                        0,
                                        0,
                                        null)));
    }
}
