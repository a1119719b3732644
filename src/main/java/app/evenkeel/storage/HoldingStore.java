package app.evenkeel.storage;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.BatchId;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Quantities that statements say are held, beside the derived ones. */
public final class HoldingStore {
    /** One stated quantity. */
    public record Stated(
            BatchId batch,
            AccountId account,
            String taxAccount,
            AssetId asset,
            BigDecimal quantity,
            LocalDate asOf) {}

    public void insert(Tx tx, Caller caller, Stated stated) {
        throw new IllegalStateException();
    }

    /** The latest statement of each account. */
    public List<Stated> findLatest(Tx tx, Caller caller) {
        throw new IllegalStateException();
    }

    /** What one import stated. */
    public List<Stated> findByBatch(Tx tx, Caller caller, BatchId batch) {
        throw new IllegalStateException();
    }

    public void deleteByBatch(Tx tx, Caller caller, BatchId batch) {
        throw new IllegalStateException();
    }
}
