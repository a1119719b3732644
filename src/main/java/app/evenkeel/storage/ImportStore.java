package app.evenkeel.storage;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.storage.row.ImportBatchRow;
import app.evenkeel.storage.row.Utc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Receipts of imports. */
public final class ImportStore {
    /** Newest first. */
    public List<ImportBatch> findAll(Tx tx, Caller caller) {
        return tx
                .rows(
                        ImportBatchRow.class,
                        "select * from import_batch where owner_id = ? order by id desc",
                        caller.user().value())
                .stream()
                .map(ImportBatchRow::toBatch)
                .toList();
    }

    public Optional<ImportBatch> find(Tx tx, Caller caller, BatchId id) {
        return row(tx, caller, id).map(ImportBatchRow::toBatch);
    }

    /** Stores a receipt and returns it with its id; the id given is ignored. */
    public ImportBatch insert(Tx tx, Caller caller, ImportBatch batch) {
        tx.checkMayWrite(caller);
        ImportBatchRow row =
                ImportBatchRow.of(tx.nextId("import_batch"), caller.user().value(), batch);
        tx.session().insert(row);
        return row.toBatch();
    }

    /** Marks a receipt as undone; one that is not the caller's is left alone. */
    public void markUndone(Tx tx, Caller caller, BatchId id, Instant when) {
        tx.checkMayWrite(caller);
        row(tx, caller, id)
                .ifPresent(row -> {
                    row.undoneAt = Utc.stored(when);
                    tx.session().update(row);
                });
    }

    private static Optional<ImportBatchRow> row(Tx tx, Caller caller, BatchId id) {
        ImportBatchRow row = tx.session().get(ImportBatchRow.class, id.value());
        return row == null || row.ownerId != caller.user().value()
                ? Optional.empty()
                : Optional.of(row);
    }
}
