package app.evenkeel.presentation.transactions;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.AccountRef;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.portfolio.ImportService;
import app.evenkeel.portfolio.LedgerService;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What Transactions reads and changes. Every method blocks; a test keeps a list. */
public interface TransactionsSource {
    LedgerService.Ledger load();

    /** The files that imports came from. */
    Map<BatchId, String> fileNames();

    /** The stored asset of a reference; created if it is new. */
    AssetId assetFor(AssetRef ref);

    /** The stored account of a reference; created if it is new. */
    AccountId accountFor(AccountRef ref);

    Transaction add(Transaction transaction);

    void edit(Transaction transaction);

    void delete(Collection<TransactionId> ids);

    Optional<LedgerService.EditName> undoable();

    Optional<LedgerService.EditName> redoable();

    void undo();

    void redo();

    /** Reads and changes through the services of a session. */
    static TransactionsSource of(LedgerService ledger, ImportService imports) {
        return new TransactionsSource() {
            @Override
            public LedgerService.Ledger load() {
                return ledger.load();
            }

            @Override
            public Map<BatchId, String> fileNames() {
                Map<BatchId, String> names = new HashMap<>();
                for (ImportBatch batch : imports.findAll()) {
                    names.put(batch.id(), batch.fileName());
                }
                return names;
            }

            @Override
            public AssetId assetFor(AssetRef ref) {
                return ledger.assetFor(ref);
            }

            @Override
            public AccountId accountFor(AccountRef ref) {
                return ledger.accountFor(ref);
            }

            @Override
            public Transaction add(Transaction transaction) {
                return ledger.add(transaction);
            }

            @Override
            public void edit(Transaction transaction) {
                ledger.edit(transaction);
            }

            @Override
            public void delete(Collection<TransactionId> ids) {
                ledger.delete(ids);
            }

            @Override
            public Optional<LedgerService.EditName> undoable() {
                return ledger.undoable();
            }

            @Override
            public Optional<LedgerService.EditName> redoable() {
                return ledger.redoable();
            }

            @Override
            public void undo() {
                ledger.undo();
            }

            @Override
            public void redo() {
                ledger.redo();
            }
        };
    }
}
