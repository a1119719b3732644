package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.ProblemCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

class LedgerServiceSliceTest {
    @TempDir private Path directory;
    private ServiceStore store;
    private Transaction row;

    @BeforeEach
    void openWithOneRow() {
        store = ServiceStore.open(directory);
        store.add(
                store.file(
                        "a.csv", SampleImporter.TRADES, "2025-01-01T10:00:00Z,buy,BTC,2,100,,\n"));
        row = store.ledger.load().transactions().getFirst();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void keepsAnEditThatCouldNotBeUndoneOrRedoneForAnotherTry() {
        store.ledger.delete(List.of(row.head().id()));

        failing(store.ledger::undo);
        assertThat(store.ledger.undoable()).contains(new LedgerService.EditName("delete", 1));
        assertThat(store.ledger.redoable()).isEmpty();
        store.ledger.undo();
        assertThat(store.ledger.load().transactions()).containsExactly(row);

        failing(store.ledger::redo);
        assertThat(store.ledger.redoable()).contains(new LedgerService.EditName("delete", 1));
        assertThat(store.ledger.undoable()).isEmpty();
        store.ledger.redo();
        assertThat(store.count()).isZero();
    }

    @Test
    void forgetsAnEditWhoseRowsAreGone() {
        Transaction added = store.ledger.add(row);
        new LedgerService(store.session).delete(List.of(added.head().id()));

        assertThatThrownBy(store.ledger::undo)
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.EDIT_OUTDATED));

        assertThat(store.ledger.undoable()).isEmpty();
        assertThat(store.ledger.redoable()).isEmpty();
    }

    @Test
    void doesNotUndoAnEditOfAnotherRowThatCameLater() {
        Transaction added = store.ledger.add(row);
        LedgerService other = new LedgerService(store.session);
        other.delete(List.of(added.head().id()));
        Transaction later = other.add(row);

        assertThatThrownBy(store.ledger::undo).isInstanceOf(EvenkeelException.class);

        assertThat(later.head().id()).isNotEqualTo(added.head().id());
        assertThat(store.ledger.load().transactions()).contains(row, later);
    }

    @Test
    void tellsOfAnEditedRowThatCameBackFromDeletion() {
        Transaction edited = edit();
        store.ledger.delete(List.of(edited.head().id()));
        store.ledger.undo();

        assertThat(editedRows()).containsExactly(edited);
        store.ledger.redo();
        assertThat(editedRows()).isEmpty();
    }

    @Test
    void doesNotTakeARowForEditedWhoseEditIsUndone() {
        Transaction edited = edit();
        store.ledger.undo();
        assertThat(editedRows()).isEmpty();
        assertThat(store.ledger.load().transactions()).containsExactly(row);

        store.ledger.redo();
        assertThat(editedRows()).containsExactly(edited);

        store.ledger.edit(row);
        store.ledger.undo();
        assertThat(editedRows()).containsExactly(edited);
    }

    @Test
    void tellsOfAFeeInACoinThatWouldNotBeThereToPay() {
        Leg coins = Objects.requireNonNull(row.movement().in());
        Leg paid = Objects.requireNonNull(row.movement().out());
        Transaction charged =
                store.ledger.add(
                        Transaction.of(
                                TransactionType.DEPOSIT,
                                row.head(),
                                Movement.ofIn(paid)
                                        .withFee(new Fee(coins.asset(), BigDecimal.ONE, false))));

        assertThat(store.imports.previewUndo(row.head().origin().batch()).leftShort())
                .containsExactly(charged);
    }

    private Transaction edit() {
        Transaction edited =
                Transaction.of(
                        row.type(),
                        row.head(),
                        row.movement().withTax(Money.of("7", CurrencyCode.USD)));
        store.ledger.edit(edited);
        return edited;
    }

    private List<Transaction> editedRows() {
        return store.imports.previewUndo(row.head().origin().batch()).editedRows();
    }

    /** Inside an open transaction, where the store refuses another. */
    private void failing(Runnable step) {
        store.session
                .stores()
                .database()
                .write(tx -> {
                    assertThatThrownBy(step::run).isInstanceOf(IllegalStateException.class);
                    return true;
                });
    }
}
