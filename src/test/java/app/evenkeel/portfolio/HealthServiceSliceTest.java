package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.holding.CollectStatus;
import app.evenkeel.domain.holding.CollectedLine;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.market.Adjustment;
import app.evenkeel.domain.market.CorporateAction;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.CorporateEvent;
import app.evenkeel.domain.portfolio.DataProblem.Kind;
import app.evenkeel.domain.portfolio.Finding;
import app.evenkeel.domain.portfolio.Finding.Severity;
import app.evenkeel.domain.portfolio.Fix;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

class HealthServiceSliceTest {
    private static final LocalDate TODAY = LocalDate.parse("2025-12-31");

    @TempDir private Path directory;
    private ServiceStore store;
    private HandLedger hand;
    private HealthService health;
    private final Collected collected = new Collected();

    /** What a keeper says, and what was booked because of it. */
    private static final class Collected implements CollectedHoldings {
        private final List<CollectedLine> lines = new ArrayList<>();
        private final List<TransactionType> booked = new ArrayList<>();

        @Override
        public List<CollectedLine> compare() {
            return lines;
        }

        @Override
        public Transaction book(CollectedLine line, TransactionType type) {
            booked.add(type);
            return Transaction.of(
                    type,
                    new Head(
                            TransactionId.NONE,
                            line.account().id(),
                            "",
                            Objects.requireNonNull(line.asOf()),
                            ZoneOffset.UTC,
                            null,
                            "",
                            Origin.byHand()),
                    Movement.ofIn(new Leg(line.asset().id(), BigDecimal.ONE)));
        }
    }

    @BeforeEach
    void open() {
        store = ServiceStore.open(directory);
        hand = new HandLedger(store);
        ValuationService valuation = new ValuationService(store.session);
        health =
                new HealthService(
                        store.session,
                        store.ledger,
                        valuation,
                        new TransferService(store.session, store.ledger, valuation),
                        new CorporateActionService(store.session, store.ledger, valuation),
                        collected);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void namesTheRowThatTakesAHoldingBelowNothingAndMendsItWithAnOpeningBalance() {
        AssetId stock = hand.stock("NEG");
        hand.buy("one", "", "2025-01-10", "5", stock, "50");
        Transaction sale = hand.sell("one", "", "2025-02-10", "8", stock, "90");

        Finding finding = only(Kind.NEGATIVE_HOLDING, "NEG");
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.rows()).containsExactly(sale.head().id());
        assertThat(finding.fix()).isInstanceOf(Fix.ImportOlderFile.class);
        assertThat(finding.remedy()).isEqualTo(".fix");

        assertThat(health.mend(finding.fixes().getLast())).isTrue();
        assertThat(of(Kind.NEGATIVE_HOLDING, "NEG")).isEmpty();
        store.ledger.undo();
        assertThat(only(Kind.NEGATIVE_HOLDING, "NEG").id()).isEqualTo(finding.id());
    }

    @Test
    void saysWhichCurrencyNoSourceHasAndWhichIsToBeFetched() {
        for (String code : List.of("TWD", "GBP")) {
            AssetId cash = store.ledger.assetFor(AssetRef.cash(CurrencyCode.of(code)));
            hand.in(TransactionType.DEPOSIT, "one", "2025-01-10", "1000", cash);
        }

        Finding none = only(Kind.NO_RATE_SOURCE, "TWD/USD");
        assertThat(none.problem().args()).containsExactly("TWD/USD", "TWD");
        assertThat(none.fixes()).containsExactly(new Fix.ImportRates(CurrencyCode.of("TWD")));
        assertThat(only(Kind.MISSING_RATE, "GBP/USD").fixes()).containsExactly(new Fix.GetRates());
    }

    @Test
    void explainsUnitsSoldUnderAFundsNewName() {
        AssetId old = hand.fund("世界株式ファンド");
        AssetId fresh = hand.fund("プラス世界株式ファンド");
        hand.buy("one", "", "2025-01-10", "9000", old, "50");
        hand.sell("one", "", "2025-02-10", "4000", fresh, "60");

        Finding finding = only(Kind.NEGATIVE_HOLDING, "プラス世界株式ファンド");
        assertThat(finding.remedy()).as("the words go with the fix").isEqualTo(".fix.RENAME");
        assertThat(finding.fix())
                .isEqualTo(
                        new Fix.BookEvent(
                                new CorporateEvent.Rename(
                                        old, fresh, LocalDate.parse("2025-02-10"))));
        health.mend(finding.fix());

        assertThat(of(Kind.NEGATIVE_HOLDING, "プラス世界株式ファンド")).isEmpty();
        assertThat(of(Kind.NEGATIVE_HOLDING, "世界株式ファンド")).isEmpty();
    }

    @Test
    void doesNotTakeAnotherFundForTheSameWhileItIsStillTraded() {
        AssetId other = hand.fund("世界株式ファンド");
        AssetId lacking = hand.fund("プラス世界株式ファンド");
        hand.buy("one", "", "2025-01-10", "9000", other, "50");
        hand.sell("one", "", "2025-02-10", "4000", lacking, "60");
        hand.buy("one", "", "2025-03-10", "100", other, "1");

        Finding finding = only(Kind.NEGATIVE_HOLDING, "プラス世界株式ファンド");
        assertThat(finding.fix()).isInstanceOf(Fix.ImportOlderFile.class);
    }

    @Test
    void tellsOfAReportedSplitUntilItIsBooked() {
        AssetId stock = hand.stock("SPL");
        hand.buy("one", "", "2025-01-10", "5", stock, "50");
        // Brought from elsewhere, and not made of the split.
        hand.add(
                TransactionType.CUSTODY_MOVE,
                "one",
                "",
                "2025-06-04",
                Movement.ofIn(HandLedger.leg(stock, "8")));
        store.session
                .stores()
                .database()
                .write(tx ->
                        store.session
                                .stores()
                                .feeds()
                                .propose(
                                        tx,
                                        stock,
                                        new CorporateAction(
                                                CorporateAction.Kind.SPLIT,
                                                LocalDate.parse("2025-06-02"),
                                                new BigDecimal("4"),
                                                null,
                                                "sample")));

        Finding finding = only(Kind.SPLIT_REPORTED, "SPL");
        health.mend(finding.fix());
        assertThat(of(Kind.SPLIT_REPORTED, "SPL")).isEmpty();
        store.ledger.undo();
        assertThat(of(Kind.SPLIT_REPORTED, "SPL")).hasSize(1);
    }

    @Test
    void suspectsASplitWhereThePriceFallsByAWholeFactor() {
        AssetId stock = hand.stock("JMP");
        hand.buy("one", "", "2025-01-10", "5", stock, "500");
        saveStep(stock, "100", "25.3", Adjustment.RAW);

        Finding finding = only(Kind.SPLIT_SUSPECT, "JMP");
        assertThat(finding.problem().args()).containsExactly("JMP", "4:1", "2025-06-11");
    }

    @Test
    void showsAStepInAStoredSeriesThatNoSplitExplains() {
        AssetId stock = hand.stock("STP");
        hand.buy("one", "", "2025-01-10", "5", stock, "500");
        saveStep(stock, "530.92", "16.80", Adjustment.SPLIT);
        AssetId coin = hand.coin("CRS");
        hand.buy("one", "", "2025-01-10", "5", coin, "500");
        saveStep(coin, "100", "40", Adjustment.RAW);

        Finding finding = only(Kind.PRICE_STEP, "STP");
        assertThat(finding.problem().args())
                .containsExactly("STP", "2025-06-10", "530.92", "2025-06-11", "16.8");
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.fix()).isEqualTo(new Fix.ChoosePriceSource(stock));
        assertThat(of(Kind.PRICE_STEP, "CRS")).as("coins do that").isEmpty();
    }

    /** Ten days of each close. */
    private void saveStep(AssetId asset, String before, String after, Adjustment adjustment) {
        List<PriceBar> bars = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            bars.add(
                    new PriceBar(
                            LocalDate.parse("2025-06-01").plusDays(i),
                            null,
                            null,
                            null,
                            new BigDecimal(i < 10 ? before : after),
                            null,
                            adjustment));
        }
        store.session
                .stores()
                .database()
                .write(tx ->
                        store.session
                                .stores()
                                .prices()
                                .saveBars(tx, asset, CurrencyCode.USD, "sample", bars.iterator()));
    }

    @Test
    void offersTheTwoRowsOfAMoveAndTakesThemAsOne() {
        AssetId coin = hand.coin("XYZ");
        hand.buy("one", "", "2025-01-10", "10", coin, "500");
        Transaction out = hand.out(TransactionType.WITHDRAWAL, "one", "2025-03-01", "10", coin);
        Transaction in = hand.in(TransactionType.DEPOSIT, "two", "2025-03-02", "9.5", coin);

        Finding finding = only(Kind.PROPOSED_TRANSFER, "XYZ");
        assertThat(finding.rows()).containsExactly(out.head().id(), in.head().id());
        assertThat(health.mend(finding.fix())).isTrue();
        assertThat(of(Kind.PROPOSED_TRANSFER, "XYZ")).isEmpty();
    }

    @Test
    void offersToBookWhatAKeeperSaysDifferently() {
        AssetId coin = hand.coin("XYZ");
        Transaction bought = hand.buy("one", "", "2025-01-10", "10", coin, "500");
        collected.lines.add(line(coin, "12.5", "10", "2025-12-30T09:00:00Z"));
        collected.lines.add(line(hand.coin("FIT"), "10", "10", "2025-12-30T09:00:00Z"));
        collected.lines.add(line(hand.coin("NEW"), "12", "10", "2026-01-01T09:00:00Z"));

        Finding finding = only(Kind.COLLECTED_DIFFERS, "XYZ");

        assertThat(finding.problem().args())
                .containsExactly("XYZ", "one", "12.5", "10", "2025-12-30");
        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.rows()).containsExactly(bought.head().id());
        assertThat(finding.fix()).isInstanceOf(Fix.ImportOlderFile.class);
        assertThat(of(Kind.COLLECTED_DIFFERS, "FIT")).as("the same").isEmpty();
        assertThat(of(Kind.COLLECTED_DIFFERS, "NEW")).as("not yet known that day").isEmpty();

        Fix deposit = new Fix.BookDifference(collected.lines.getFirst(), TransactionType.DEPOSIT);
        assertThat(finding.fixes()).contains(deposit);
        assertThat(health.mend(deposit)).isTrue();
        assertThat(collected.booked).containsExactly(TransactionType.DEPOSIT);
    }

    private CollectedLine line(AssetId asset, String collected, String derived, String asOf) {
        LedgerService.Ledger ledger = store.ledger.load();
        return new CollectedLine(
                Objects.requireNonNull(ledger.accounts().get(hand.account("one"))),
                store.ledger.assets().stream()
                        .filter(a -> a.id().equals(asset))
                        .findFirst()
                        .orElseThrow(),
                new BigDecimal(collected),
                new BigDecimal(derived),
                Instant.parse(asOf),
                CollectStatus.OK,
                true);
    }

    private Finding only(Kind kind, String label) {
        List<Finding> found = of(kind, label);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<Finding> of(Kind kind, String label) {
        return health.findings(TODAY, CurrencyCode.USD).stream()
                .filter(f -> f.problem().kind() == kind && f.problem().args().contains(label))
                .toList();
    }
}
