package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.portfolio.CostMethod;
import app.evenkeel.domain.portfolio.Lot;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.domain.portfolio.TransferPair;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

class TransferServiceSliceTest {
    private static final LocalDate LATER = LocalDate.parse("2025-12-31");

    @TempDir private Path directory;
    private ServiceStore store;
    private HandLedger hand;
    private ValuationService valuation;
    private TransferService transfers;
    private AssetId coin;

    @BeforeEach
    void open() {
        store = ServiceStore.open(directory);
        hand = new HandLedger(store);
        valuation = new ValuationService(store.session);
        transfers = new TransferService(store.session, store.ledger, valuation);
        coin = hand.coin("XYZ");
        hand.buy("one", "", "2025-01-10", "10", coin, "500");
        hand.out(TransactionType.WITHDRAWAL, "one", "2025-03-01", "10", coin);
        hand.in(TransactionType.DEPOSIT, "two", "2025-03-02", "9.5", coin);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void movesLotsWithCostAndDateOnceAPairIsAccepted() {
        TransferPair pair = transfers.proposals().getFirst();
        assertThat(pair.from().name()).isEqualTo("one");
        assertThat(pair.to().name()).isEqualTo("two");
        assertThat(pair.proposal().fee()).isEqualByComparingTo("0.5");

        transfers.accept(List.of(pair.proposal()));

        assertThat(types())
                .containsExactly(
                        TransactionType.BUY, TransactionType.TRANSFER, TransactionType.TRANSFER);
        Lot lot = lotsOfCoin().getFirst();
        assertThat(lot.acquired()).isEqualTo(LocalDate.parse("2025-01-10"));
        assertThat(lot.quantity()).isEqualByComparingTo("9.5");
        assertThat(Objects.requireNonNull(lot.cost()).amount()).isEqualByComparingTo("475");
        assertThat(transfers.proposals()).isEmpty();
    }

    @Test
    void keepsAnAcceptedPairTogetherWhenItsDayIsMovedFarAway() {
        transfers.accept(List.of(transfers.proposals().getFirst().proposal()));
        Transaction in = store.ledger.load().transactions().getLast();
        LocalDate far = LocalDate.parse("2025-06-30");
        store.ledger.edit(
                in.withHead(
                        new Head(
                                in.head().id(),
                                in.head().account(),
                                "",
                                far.atStartOfDay(in.head().zone()).toInstant(),
                                in.head().zone(),
                                null,
                                "",
                                in.head().origin())));

        assertThat(lotsOfCoin()).hasSize(1);
        assertThat(Objects.requireNonNull(lotsOfCoin().getFirst().cost()).amount())
                .isEqualByComparingTo("475");
    }

    @Test
    void takesAnAcceptedPairBackInOneStepAndDoesItAgain() {
        transfers.accept(List.of(transfers.proposals().getFirst().proposal()));

        store.ledger.undo();
        assertThat(types())
                .containsExactly(
                        TransactionType.BUY, TransactionType.WITHDRAWAL, TransactionType.DEPOSIT);
        assertThat(transfers.proposals()).hasSize(1);

        store.ledger.redo();
        assertThat(types()).contains(TransactionType.TRANSFER);
        assertThat(transfers.proposals()).isEmpty();
    }

    @Test
    void doesNotProposeAgainWhatWasRejectedUntilThatIsUndone() {
        transfers.reject(List.of(transfers.proposals().getFirst().proposal()));
        assertThat(transfers.proposals()).isEmpty();

        store.close();
        open(directory);
        assertThat(transfers.proposals()).isEmpty();
    }

    @Test
    void setsAPairApartThatWasTakenForOneUnasked() {
        hand.out(TransactionType.WITHDRAWAL, "two", "2025-07-01", "9.5", coin);
        hand.in(TransactionType.DEPOSIT, "one", "2025-07-01", "9.5", coin);
        TransferPair assumed =
                transfers.proposals().stream()
                        .filter(TransferPair::isAssumed)
                        .findFirst()
                        .orElseThrow();

        transfers.reject(List.of(assumed.proposal()));

        assertThat(transfers.proposals()).noneMatch(TransferPair::isAssumed);
    }

    @Test
    void acceptsAllConfidentPairsAtOnce() {
        assertThat(transfers.acceptConfident()).isEqualTo(1);
        assertThat(transfers.acceptConfident()).isZero();
    }

    private void open(Path folder) {
        store = ServiceStore.open(folder);
        valuation = new ValuationService(store.session);
        transfers = new TransferService(store.session, store.ledger, valuation);
    }

    private List<TransactionType> types() {
        return store.ledger.load().transactions().stream().map(Transaction::type).toList();
    }

    private List<Lot> lotsOfCoin() {
        return valuation.lots(LATER, Scope.ALL, CostMethod.FIFO).stream()
                .filter(lot -> lot.asset().equals(coin))
                .toList();
    }
}
