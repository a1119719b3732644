package app.evenkeel.storage;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.ImportBatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Receipts of imports. */
public final class ImportStore {
    /** Newest first. */
    public List<ImportBatch> findAll(Tx tx, Caller caller) {
        throw new IllegalStateException();
    }

    public Optional<ImportBatch> find(Tx tx, Caller caller, BatchId id) {
        throw new IllegalStateException();
    }

    /** Stores a receipt and returns it with its id; the id given is ignored. */
    public ImportBatch insert(Tx tx, Caller caller, ImportBatch batch) {
        throw new IllegalStateException();
    }

    public void markUndone(Tx tx, Caller caller, BatchId id, Instant when) {
        throw new IllegalStateException();
    }
}
