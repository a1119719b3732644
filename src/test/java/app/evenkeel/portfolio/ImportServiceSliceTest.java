package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.ledger.Head;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.domain.task.WorkCancelledException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class ImportServiceSliceTest {
    private static final String A = "2025-01-01T10:00:00Z,buy,BTC,2,100,,\n";
    private static final String B = "2025-01-02T10:00:00Z,buy,ETH,3,200,,\n";
    private static final String C = "2025-01-03T10:00:00Z,sell,BTC,1,90,,\n";

    @TempDir Path folder;
    private ServiceStore store;

    @BeforeEach
    void open() {
        store = ServiceStore.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void storesNothingBeforeItIsApplied() {
        StagedImport staged = store.stage(store.file("a.csv", SampleImporter.TRADES, A, B));

        assertThat(staged.files().getFirst().added()).isEqualTo(2);
        assertThat(store.dump()).isEmpty();
    }

    @Test
    void notesACellThatBeginsLikeAFormulaAlsoWhereItIsASum() {
        StagedImport staged =
                store.stage(
                        store.file(
                                "a.csv",
                                SampleImporter.TRADES,
                                A,
                                "2025-01-02T10:00:00Z,buy,BTC,2,100,=1+1,\n",
                                "2025-01-03T10:00:00Z,buy,BTC,2,100,@SUM(A1),\n",
                                "2025-01-04T10:00:00Z,buy,BTC,2,100,a=1,@ 5\n"));

        assertThat(staged.files().getFirst().problems())
                .containsExactly(
                        RowProblem.note(3, "", ProblemCode.FORMULA_TEXT, "=1+1"),
                        RowProblem.note(4, "", ProblemCode.FORMULA_TEXT, "@SUM(A1)"));
    }

    @Test
    void aSecondImportOfTheSameFileAddsNothingAndLeavesNoReceipt() {
        Path file = store.file("a.csv", SampleImporter.TRADES, A, B);
        store.add(file);
        List<String> before = store.dump();

        StagedImport again = store.stage(file);
        List<ImportBatch> receipts = store.imports.apply(again, Map.of(), Progress.NONE);

        assertThat(again.files().getFirst().tally().known()).isEqualTo(2);
        assertThat(receipts).isEmpty();
        assertThat(store.dump()).isEqualTo(before);
        assertThat(store.imports.findAll()).hasSize(1);
    }

    @Test
    void applyingTheSameStagedImportTwiceAddsNothingTheSecondTime() {
        StagedImport staged = store.stage(store.file("a.csv", SampleImporter.TRADES, A, B));
        store.imports.apply(staged, Map.of(), Progress.NONE);

        assertThat(store.imports.apply(staged, Map.of(), Progress.NONE)).isEmpty();
        assertThat(store.count()).isEqualTo(2);
    }

    @Test
    void anOverlappingExportAddsOnlyWhatItHasMore() {
        store.add(store.file("a.csv", SampleImporter.TRADES, A, B));

        List<ImportBatch> receipts = store.add(store.file("b.csv", SampleImporter.TRADES, C, B));

        assertThat(receipts.getFirst().added()).isEqualTo(1);
        assertThat(receipts.getFirst().known()).isEqualTo(1);
        assertThat(store.count()).isEqualTo(3);
    }

    @Test
    void trueTwinsInOneFileBothStayAndAreKnownLater() {
        Path file = store.file("a.csv", SampleImporter.TRADES, A, A, A);
        store.add(file);

        assertThat(store.count()).isEqualTo(3);
        assertThat(store.stage(file).files().getFirst().tally().known()).isEqualTo(3);
    }

    @Test
    void twoFilesOfOneDropDoNotDoubleEachOther() {
        store.add(
                store.file("a.csv", SampleImporter.TRADES, A, B),
                store.file("b.csv", SampleImporter.TRADES, B, C));

        assertThat(store.count()).isEqualTo(3);
    }

    @Test
    void undoingEveryImportLeavesWhatWasThereBefore() {
        List<String> empty = store.dump();
        store.add(store.file("a.csv", SampleImporter.TRADES, A, B));
        List<String> first = store.dump();
        ImportBatch second = store.add(store.file("b.csv", SampleImporter.TRADES, B, C)).getFirst();

        store.imports.undo(second.id());
        assertThat(store.dump()).isEqualTo(first);

        store.imports.undo(store.imports.findAll().getLast().id());
        assertThat(store.dump()).isEqualTo(empty);
        assertThat(store.imports.findAll()).hasSize(2).allMatch(b -> b.undoneAt() != null);
    }

    @Test
    void anImportIsUndoneOnlyOnce() {
        ImportBatch batch = store.add(store.file("a.csv", SampleImporter.TRADES, A)).getFirst();
        store.imports.undo(batch.id());

        assertThatThrownBy(() -> store.imports.undo(batch.id()))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e ->
                                assertThat(e.problem().code())
                                        .isEqualTo(ProblemCode.IMPORT_ALREADY_UNDONE));
    }

    @Test
    void theUndoPreviewNamesEditedRowsAndSalesLeftShort() {
        ImportBatch bought = store.add(store.file("a.csv", SampleImporter.TRADES, A)).getFirst();
        store.add(store.file("c.csv", SampleImporter.TRADES, C));
        Transaction row = store.ledger.load().transactions().getFirst();
        store.ledger.edit(row.withHead(memo(row, "mine")));

        ImportService.UndoPreview preview = store.imports.previewUndo(bought.id());

        assertThat(preview.removes()).isEqualTo(1);
        assertThat(preview.editedRows()).extracting(t -> t.head().memo()).containsExactly("mine");
        assertThat(preview.leftShort())
                .extracting(t -> t.head().origin().rawRow())
                .containsExactly(C.strip());
    }

    @Test
    void anEditedRowIsKnownWhenItsFileComesAgain() {
        Path file = store.file("a.csv", SampleImporter.TRADES, withId(A, "T1"), B);
        store.add(file);
        Transaction row = store.ledger.load().transactions().getFirst();
        store.ledger.edit(
                Transaction.of(
                        row.type(),
                        row.head(),
                        row.movement().withAmount(Money.of("77", CurrencyCode.USD))));

        StagedFile again = store.stage(file).files().getFirst();

        assertThat(again.tally().known()).isEqualTo(2);
        assertThat(again.conflicts()).isEmpty();
    }

    @Test
    void anotherContentUnderTheSameIdIsAConflictAndTheStoredOneStays() {
        store.add(store.file("a.csv", SampleImporter.TRADES, withId(A, "T1")));
        List<String> before = store.dump();
        StagedImport staged =
                store.stage(
                        store.file(
                                "b.csv",
                                SampleImporter.TRADES,
                                withId(A.replace(",100,", ",101,"), "T1")));

        assertThat(staged.files().getFirst().conflicts()).hasSize(1);
        assertThat(store.imports.apply(staged, Map.of(), Progress.NONE)).isEmpty();
        assertThat(store.dump()).isEqualTo(before);
    }

    @Test
    void theUserMayTakeTheIncomingRowOrKeepBoth() {
        store.add(store.file("a.csv", SampleImporter.TRADES, withId(A, "T1"), withId(B, "T2")));
        StagedImport staged =
                store.stage(
                        store.file(
                                "b.csv",
                                SampleImporter.TRADES,
                                withId(A.replace(",100,", ",101,"), "T1"),
                                withId(B.replace(",200,", ",202,"), "T2")));

        List<ImportBatch> receipts =
                store.imports.apply(
                        staged,
                        Map.of(
                                "b.csv",
                                Map.of(
                                        0,
                                        Conflict.Choice.TAKE_INCOMING,
                                        1,
                                        Conflict.Choice.KEEP_BOTH)),
                        Progress.NONE);

        assertThat(receipts.getFirst().added()).isEqualTo(1);
        assertThat(receipts.getFirst().conflicts()).isZero();
        assertThat(paid()).containsExactly("101", "200", "202");
        assertThat(store.stage(folder.resolve("b.csv")).files().getFirst().tally().known())
                .isEqualTo(2);
    }

    private List<String> paid() {
        return store.ledger.load().transactions().stream()
                .map(t -> t.movement().out())
                .map(leg -> leg == null ? "" : leg.quantity().toPlainString())
                .toList();
    }

    @Test
    void theOtherLayoutOfASourceAddsNothing() {
        Path trades = store.file("t.csv", SampleImporter.TRADES, withRef(A, "r1"));
        Path ledger = store.file("l.csv", SampleImporter.LEDGER, withRef(A, "r1"), B);

        StagedImport together = store.stage(ledger, trades);
        assertThat(together.files()).extracting(StagedFile::added).containsExactly(1L, 1L);

        store.add(trades);
        assertThat(store.stage(ledger).files().getFirst().tally().known()).isEqualTo(1);
    }

    @Test
    void aRowThatOnlyConfirmsNeedsTheFileThatTellsIt() {
        Path cash = store.file("c.csv", SampleImporter.CASH, "2025-01-01,purchase,r1\n");
        StagedFile alone = store.stage(cash).files().getFirst();
        assertThat(alone.tally().rejected()).isEqualTo(1);
        assertThat(alone.problems().getFirst().problem().code())
                .isEqualTo(ProblemCode.NEEDS_OTHER_FILE);

        Path trades = store.file("t.csv", SampleImporter.TRADES, withRef(A, "r1"));
        StagedFile together = store.stage(cash, trades).files().getFirst();
        assertThat(together.tally().rejected()).isZero();
        assertThat(together.tally().known()).isEqualTo(1);
    }

    @Test
    void statedHoldingsAreKeptOnceAndGoWithTheirImport() {
        Path file = store.file("h.csv", SampleImporter.BALANCE, "2025-01-31,BTC,1.5\n");
        ImportBatch batch = store.add(file).getFirst();
        assertThat(stated()).containsExactly("1.5");
        assertThat(store.add(file)).isEmpty();

        store.imports.undo(batch.id());

        assertThat(stated()).isEmpty();
        assertThat(store.dump()).isEmpty();
    }

    private List<String> stated() {
        var stores = store.session.stores();
        return stores
                .database()
                .read(tx -> stores.holdings().findLatest(tx, store.session.caller()))
                .stream()
                .map(s -> s.quantity().toPlainString())
                .toList();
    }

    @Test
    void aLedgerThatChangedInBetweenIsMatchedAgain() {
        Path file = store.file("a.csv", SampleImporter.TRADES, A, B);
        StagedImport staged = store.stage(file);
        store.add(store.file("b.csv", SampleImporter.TRADES, A, C));

        store.imports.apply(staged, Map.of(), Progress.NONE);

        assertThat(store.count()).isEqualTo(3);
    }

    @Test
    void neverAppliesAFileThatIsNotTheReviewedOne() {
        StagedImport staged = store.stage(store.file("a.csv", SampleImporter.TRADES, A));
        store.add(store.file("b.csv", SampleImporter.TRADES, C));
        store.file("a.csv", SampleImporter.TRADES, A, B);

        assertThatThrownBy(() -> store.imports.apply(staged, Map.of(), Progress.NONE))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.FILE_CHANGED));
        assertThat(store.count()).isEqualTo(1);
    }

    @Test
    void cancellingMidwayStoresNothing() {
        String[] rows = new String[3_000];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = A.replace(",2,", "," + (i + 1) + ",");
        }
        StagedImport staged =
                store.stage(store.file("a.csv", SampleImporter.TRADES, String.join("", rows)));
        Progress midway =
                new Progress() {
                    private boolean cancelled;

                    @Override
                    public void report(String step, long done, long total) {
                        cancelled |= step.equals("progress.import.write") && done > 1_000;
                    }

                    @Override
                    public boolean isCancelled() {
                        return cancelled;
                    }
                };

        assertThatThrownBy(() -> store.imports.apply(staged, Map.of(), midway))
                .isInstanceOf(WorkCancelledException.class);
        assertThat(store.dump()).isEmpty();
        assertThat(store.imports.findAll()).isEmpty();

        store.imports.apply(staged, Map.of(), Progress.NONE);
        assertThat(store.count()).isEqualTo(3_000);
    }

    @Test
    void aLongFileIsReadTwiceAndNotKept() {
        StringBuilder rows = new StringBuilder(SampleImporter.TRADES);
        int count = StagingSink.KEPT + 500;
        for (int i = 0; i < count; i++) {
            rows.append(A.replace(",2,", "," + (i / 2 + 1) + ","));
        }
        Path file = store.file("long.csv", rows.toString());
        store.add(file);

        assertThat(store.count()).isEqualTo(count);
        assertThat(store.stage(file).files().getFirst().tally().known()).isEqualTo(count);
    }

    @Test
    void aFileThatIsNotUnderstoodDoesNotStopTheOthers() {
        StagedImport staged =
                store.stage(
                        store.file("x.csv", "no,such,layout\n1,2,3\n"),
                        store.file("a.csv", SampleImporter.TRADES, A, "junk\n", B));

        assertThat(staged.files().getFirst().refused()).isNotNull();
        assertThat(staged.files().getLast().added()).isEqualTo(2);
        assertThat(staged.files().getLast().tally().rejected()).isEqualTo(1);
    }

    @Test
    void anAccountNameChosenByTheUserMeansTheSameAccountNextTime() {
        Path file = store.file("a.csv", SampleImporter.TRADES, A);
        store.imports.apply(
                store.imports.stage(List.of(file), "Joint", Progress.NONE),
                Map.of(),
                Progress.NONE);
        var stores = store.session.stores();
        var account = store.ledger.accounts().getFirst();
        stores.database()
                .write(tx -> {
                    stores.accounts().rename(tx, store.session.caller(), account.id(), "Ours");
                    return account;
                });

        StagedImport again = store.imports.stage(List.of(file), "Ours", Progress.NONE);

        assertThat(again.files().getFirst().tally().known()).isEqualTo(1);
    }

    @Test
    void tellsListenersThatTheLedgerChanged() {
        List<Change> heard = new ArrayList<>();
        var _ = store.session.changes().subscribe(heard::add);

        store.add(store.file("a.csv", SampleImporter.TRADES, A));

        assertThat(heard).contains(Change.LEDGER);
    }

    @Test
    void handMadeEditsAreUndoneAndRedone() {
        store.add(store.file("a.csv", SampleImporter.TRADES, A, B, C));
        List<String> before = store.dump();
        List<Transaction> rows = store.ledger.load().transactions();

        store.ledger.delete(rows.stream().limit(2).map(t -> t.head().id()).toList());
        assertThat(store.ledger.undoable()).contains(new LedgerService.EditName("delete", 2));
        store.ledger.undo();

        assertThat(store.dump()).isEqualTo(before);
        assertThat(store.ledger.load().transactions()).isEqualTo(rows);

        store.ledger.redo();
        assertThat(store.count()).isEqualTo(1);
    }

    @Test
    void anAddedRowCanBeEditedAndAllOfItUndoneAndRedone() {
        store.add(store.file("a.csv", SampleImporter.TRADES, A));
        List<String> before = store.dump();
        Transaction model = store.ledger.load().transactions().getFirst();

        Transaction first = store.ledger.add(model);
        Transaction twin = store.ledger.add(model);
        store.ledger.edit(twin.withHead(memo(twin, "twice")));
        List<String> after = store.dump();

        assertThat(first.head().origin().occurrence()).isZero();
        assertThat(twin.head().origin().occurrence()).isEqualTo(1);
        store.ledger.undo();
        store.ledger.undo();
        store.ledger.undo();
        assertThat(store.dump()).isEqualTo(before);
        store.ledger.redo();
        store.ledger.redo();
        store.ledger.redo();
        assertThat(store.dump()).isEqualTo(after);
        assertThat(store.ledger.redoable()).isEmpty();
    }

    @Test
    void aDeletionCannotBeUndoneOnceItsImportIs() {
        ImportBatch batch = store.add(store.file("a.csv", SampleImporter.TRADES, A, B)).getFirst();
        store.ledger.delete(List.of(store.ledger.load().transactions().getFirst().head().id()));
        store.imports.undo(batch.id());

        assertThatThrownBy(store.ledger::undo).isInstanceOf(EvenkeelException.class);
        assertThat(store.count()).isZero();
    }

    static Head memo(Transaction row, String memo) {
        var h = row.head();
        return new Head(
                h.id(),
                h.account(),
                h.taxAccount(),
                h.time(),
                h.zone(),
                h.settlement(),
                memo,
                h.origin());
    }

    private static String withId(String row, String id) {
        return row.replace(",,", "," + id + ",");
    }

    private static String withRef(String row, String ref) {
        return row.replace(",,", ",," + ref);
    }

    @Test
    void quantitiesComeBackExactly() {
        store.add(
                store.file(
                        "a.csv",
                        SampleImporter.TRADES,
                        "2025-01-01T10:00:00Z,buy,BTC,0.123456789012345678,1,,\n"));

        assertThat(store.ledger.load().transactions().getFirst().movement().in())
                .extracting(leg -> leg == null ? BigDecimal.ZERO : leg.quantity())
                .isEqualTo(new BigDecimal("0.123456789012345678"));
    }
}
