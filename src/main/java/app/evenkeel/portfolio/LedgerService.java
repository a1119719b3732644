package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and edits the ledger by hand, with undo and redo of every edit. Blocking and thread-safe.
 */
public final class LedgerService {
    private final Session session;

    public LedgerService(Session session) {
        this.session = session;
    }

    /** All transactions with the assets and accounts they name, by trading time. */
    public Ledger load() {
        throw new IllegalStateException(session.toString());
    }

    public List<Account> accounts() {
        throw new IllegalStateException();
    }

    public List<Asset> assets() {
        throw new IllegalStateException();
    }

    /** The stored asset that a typed reference means; created if it is new. */
    public AssetId assetFor(AssetRef ref) {
        throw new IllegalStateException(ref.toString());
    }

    /** The stored account that a typed reference means; created if it is new. */
    public AccountId accountFor(AccountRef ref) {
        throw new IllegalStateException(ref.toString());
    }

    /** Adds one; undoable. An asset or account typed by hand is created with it. */
    public Transaction add(Transaction transaction) {
        throw new IllegalStateException(transaction.toString());
    }

    /** Replaces one, by its id; undoable. */
    public void edit(Transaction transaction) {
        throw new IllegalStateException(transaction.toString());
    }

    /** Removes some; undoable as one. */
    public void delete(Collection<TransactionId> ids) {
        throw new IllegalStateException(ids.toString());
    }

    /**
     * What undo would take back, such as "delete 3 transactions", as a message key with arguments.
     */
    public Optional<EditName> undoable() {
        return Optional.empty();
    }

    public Optional<EditName> redoable() {
        return Optional.empty();
    }

    public void undo() {
        throw new IllegalStateException();
    }

    public void redo() {
        throw new IllegalStateException();
    }

    /** The ledger as loaded. */
    public record Ledger(
            List<Transaction> transactions,
            Map<AssetId, Asset> assets,
            Map<AccountId, Account> accounts) {}

    /** An edit by name: {@code add}, {@code edit} or {@code delete}, and how many rows. */
    public record EditName(String verb, int count) {}
}
