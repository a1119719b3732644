package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What imports replace in the ledger, what the user deleted, and what an undo brings back. */
class ImportReplacingSliceTest {
    private static final String A = "2025-01-01T10:00:00Z,buy,BTC,2,100,T1,\n";
    private static final String B = "2025-01-02T10:00:00Z,buy,ETH,3,200,T2,\n";
    private static final String ISIN = "US0000000001";

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
    void undoingAnImportBringsBackTheRowsThatItReplaced() {
        store.add(store.file("a.csv", SampleImporter.TRADES, A, B));
        List<Transaction> before = store.ledger.load().transactions();

        ImportBatch taken = take("b.csv", A.replace(",100,", ",101,"));
        assertThat(paid()).containsExactly("101", "200");
        assertThat(store.imports.previewUndo(taken.id()).restores()).isEqualTo(1);
        store.imports.undo(taken.id());

        assertThat(store.ledger.load().transactions()).isEqualTo(before);
        assertSound();
    }

    @Test
    void anUndoNamesTheCorrectionThatItWouldTakeBackAndNoOther() {
        ImportBatch first = store.add(store.file("a.csv", SampleImporter.TRADES, A)).getFirst();
        correct("mine");
        ImportBatch second = take("b.csv", A.replace(",100,", ",101,"));
        assertThat(edited(first)).as("an import wrote over it, not the user").isEmpty();
        assertThat(edited(second)).isEmpty();

        correct("mine again");
        assertThat(edited(second)).containsExactly("mine again");
        ImportBatch third = take("c.csv", A.replace(",100,", ",102,"));
        correct("mine at last");

        assertThat(edited(third)).containsExactly("mine at last");
        assertThat(edited(second)).as("its undo leaves the row as it is").isEmpty();
        assertThat(store.imports.previewUndo(second.id()).restores()).isZero();
        store.imports.undo(second.id());
        assertThat(paid()).containsExactly("102");
        assertThat(edited(third)).containsExactly("mine at last");
    }

    @Test
    void aReplacedRowThatTheUserDeletedIsNotSaidToComeBack() {
        store.add(store.file("a.csv", SampleImporter.TRADES, A));
        ImportBatch second = take("b.csv", A.replace(",100,", ",101,"));
        delete(0);

        assertThat(store.imports.previewUndo(second.id()).restores()).isZero();
        store.imports.undo(second.id());
        assertThat(store.ledger.load().transactions()).isEmpty();
    }

    @Test
    void importsThatReplacedOneRowInTurnAreUndoneInAnyOrder() {
        store.add(store.file("a.csv", SampleImporter.TRADES, A));
        List<Transaction> before = store.ledger.load().transactions();
        ImportBatch second = take("b.csv", A.replace(",100,", ",101,"));
        ImportBatch third = take("c.csv", A.replace(",100,", ",102,"));

        store.imports.undo(second.id());
        assertThat(paid()).containsExactly("102");
        assertSound();
        store.imports.undo(third.id());

        assertThat(store.ledger.load().transactions()).isEqualTo(before);
        assertSound();
    }

    @Test
    void undoingEverythingLeavesNothingThoughRowsWereReplacedAndDeleted() {
        List<String> empty = store.dump();
        ImportBatch first = store.add(store.file("a.csv", SampleImporter.TRADES, A, B)).getFirst();
        ImportBatch second = take("b.csv", A.replace("BTC", "LTC"));
        store.ledger.delete(
                store.ledger.load().transactions().stream().map(t -> t.head().id()).toList());

        store.imports.undo(first.id());
        store.imports.undo(second.id());

        assertThat(store.dump()).isEqualTo(empty);
        assertSound();
    }

    @Test
    void whatTheUserDeletedIsKnownAndStaysOut() {
        Path file = store.file("a.csv", SampleImporter.TRADES, A, B);
        store.add(file);
        delete(0);

        StagedFile again = store.stage(file).files().getFirst();

        assertThat(again.added()).isZero();
        assertThat(again.tally().known()).isEqualTo(2);
        assertThat(again.sampleRows().getFirst().status()).isEqualTo(StagedRow.Status.DELETED);
        assertThat(again.problems())
                .singleElement()
                .satisfies(note ->
                        assertThat(note.problem().code()).isEqualTo(ProblemCode.DELETED_BY_YOU));
        assertThat(again.hasRejects()).isFalse();
        assertSound();
    }

    @Test
    void whatTheUserDeletedComesBackOnRequestAndIsDeletedAgainByTheUndo() {
        Path file = store.file("a.csv", SampleImporter.TRADES, A, B);
        store.add(file);
        delete(0);
        StagedImport staged =
                store.imports.stageWith(
                        List.of(file), new StagingOptions(null, true), Progress.NONE);

        ImportBatch back = store.imports.apply(staged, Map.of(), Progress.NONE).getFirst();

        assertThat(back.added()).isEqualTo(1);
        assertThat(paid()).containsExactly("100", "200");
        assertThat(store.stage(file).files().getFirst().problems()).isEmpty();
        assertSound();
        store.imports.undo(back.id());
        assertThat(paid()).containsExactly("200");
        assertThat(store.stage(file).files().getFirst().added()).isZero();
        assertSound();
    }

    @Test
    void aDeletionTakenBackIsForgotten() {
        Path file = store.file("a.csv", SampleImporter.TRADES, A, B);
        store.add(file);
        delete(0);
        store.ledger.undo();

        assertThat(store.stage(file).files().getFirst().problems()).isEmpty();
        assertSound();
    }

    @Test
    void anImportUndoneForgetsWhatWasDeletedOfIt() {
        Path file = store.file("a.csv", SampleImporter.TRADES, A, B);
        ImportBatch batch = store.add(file).getFirst();
        delete(0);
        store.imports.undo(batch.id());

        assertThat(store.stage(file).files().getFirst().added()).isEqualTo(2);
    }

    @Test
    void anUndoneImportTakesTheNamesItGaveBack() {
        AssetRef plain = AssetRef.security(AssetKind.EQUITY, ISIN, "", CurrencyCode.USD, ISIN);
        settle(BatchId.BY_HAND, plain);
        settle(
                new BatchId(1),
                AssetRef.security(AssetKind.EQUITY, "WIDE", "", CurrencyCode.USD, ISIN));
        settle(
                new BatchId(2),
                AssetRef.security(AssetKind.ETF, "WIDE", "Wide Fund", CurrencyCode.USD, ISIN));
        var enrichments = store.session.stores().enrichments();
        var database = store.session.stores().database();

        database.write(tx -> {
            enrichments.takeBack(tx, new BatchId(1));
            return true;
        });
        assertThat(store.ledger.assets().getFirst().symbol())
                .as("only the first import knew the ticker for the ISIN")
                .isEqualTo(ISIN);
        assertThat(store.ledger.assets().getFirst().name()).isEqualTo("Wide Fund");

        database.write(tx -> {
            enrichments.takeBack(tx, new BatchId(2));
            return true;
        });
        assertThat(store.ledger.assets().getFirst().kind()).isEqualTo(AssetKind.EQUITY);
        assertThat(store.ledger.assets().getFirst().name()).isEmpty();
        assertThat(
                        database.<Long>read(tx ->
                                (long)
                                        store.session
                                                .stores()
                                                .assets()
                                                .aliases(tx, "sample")
                                                .size()))
                .isZero();
    }

    private void settle(BatchId batch, AssetRef ref) {
        var _ =
                store.session
                        .stores()
                        .database()
                        .write(tx -> {
                            ImportBook book = new ImportBook(store.session, tx);
                            book.startSource(tx, "sample");
                            book.startBatch(batch);
                            return book.settle(tx, book.asset(ref));
                        });
    }

    private ImportBatch take(String name, String row) {
        StagedImport staged = store.stage(store.file(name, SampleImporter.TRADES, row));
        return store.imports
                .apply(
                        staged,
                        Map.of(name, Map.of(0, Conflict.Choice.TAKE_INCOMING)),
                        Progress.NONE)
                .getFirst();
    }

    private void correct(String memo) {
        Transaction row = store.ledger.load().transactions().getFirst();
        store.ledger.edit(row.withHead(ImportServiceSliceTest.memo(row, memo)));
    }

    private List<String> edited(ImportBatch batch) {
        return store.imports.previewUndo(batch.id()).editedRows().stream()
                .map(t -> t.head().memo())
                .toList();
    }

    private void delete(int index) {
        store.ledger.delete(List.of(store.ledger.load().transactions().get(index).head().id()));
    }

    private List<String> paid() {
        return store.ledger.load().transactions().stream()
                .map(t -> Objects.requireNonNull(t.movement().out()).quantity().toPlainString())
                .toList();
    }

    private void assertSound() {
        assertThat(store.verify().problems()).isEmpty();
    }
}
