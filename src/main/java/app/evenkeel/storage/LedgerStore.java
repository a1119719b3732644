package app.evenkeel.storage;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The ledger of the caller. */
public final class LedgerStore {
    /**
     * What matching needs to know of a stored transaction; passed on row by row, never as a list.
     */
    public interface IdentityVisitor {
        /**
         * @param contentDigest of what moved, to tell a restated transaction from the same one
         */
        void stored(long transactionId, UUID identity, int occurrence, long contentDigest);
    }

    /** A stored transaction that the source's other layouts may tell too. */
    public interface CrossKeyVisitor {
        void stored(AccountId account, String layout, String crossKey);
    }

    /** Writes many transactions; made for millions, so it takes them one by one. */
    public interface Inserter extends AutoCloseable {
        /** Adds one; its origin has batch, identity and occurrence. */
        void insert(Transaction transaction, long contentDigest);

        /** Writes what is still buffered. */
        @Override
        void close();
    }

    /**
     * All transactions, by trading time, then id; streamed, so that none but the visitor keeps
     * them.
     */
    public void forEach(Tx tx, Caller caller, Consumer<Transaction> visitor) {
        throw new IllegalStateException();
    }

    public Optional<Transaction> find(Tx tx, Caller caller, TransactionId id) {
        throw new IllegalStateException();
    }

    public List<Transaction> findByBatch(Tx tx, Caller caller, BatchId batch) {
        throw new IllegalStateException();
    }

    public long count(Tx tx, Caller caller) {
        throw new IllegalStateException();
    }

    /** Visits every stored identity of the caller. */
    public void forEachIdentity(Tx tx, Caller caller, IdentityVisitor visitor) {
        throw new IllegalStateException();
    }

    /** Visits the stored transactions that have one of these identities. */
    public void forIdentities(
            Tx tx, Caller caller, Collection<UUID> identities, IdentityVisitor visitor) {
        throw new IllegalStateException();
    }

    /**
     * Transactions that carry a cross key, so that other layouts of their source can be matched.
     */
    public List<Transaction> findWithCrossKey(Tx tx, Caller caller, String source) {
        throw new IllegalStateException();
    }

    /** Visits the stored transactions of a source that have one of these cross keys. */
    public void forCrossKeys(
            Tx tx,
            Caller caller,
            String source,
            Collection<String> crossKeys,
            CrossKeyVisitor visitor) {
        throw new IllegalStateException();
    }

    /** Visits every stored transaction of a source that has a cross key, row by row. */
    public void forEachCrossKey(Tx tx, Caller caller, String source, CrossKeyVisitor visitor) {
        throw new IllegalStateException();
    }

    /** Those of an import whose content the user changed since, by {@link #update}. */
    public List<Transaction> findEdited(Tx tx, Caller caller, BatchId batch) {
        throw new IllegalStateException();
    }

    public Inserter inserter(Tx tx, Caller caller) {
        throw new IllegalStateException();
    }

    /** Adds one and returns it with its id. */
    public Transaction insert(Tx tx, Caller caller, Transaction transaction, long contentDigest) {
        throw new IllegalStateException();
    }

    /** Puts back one that was deleted, under the id it had. */
    public void restore(Tx tx, Caller caller, Transaction transaction, long contentDigest) {
        throw new IllegalStateException();
    }

    /** Replaces one, by its id. */
    public void update(Tx tx, Caller caller, Transaction transaction, long contentDigest) {
        throw new IllegalStateException();
    }

    public void delete(Tx tx, Caller caller, Collection<TransactionId> ids) {
        throw new IllegalStateException();
    }

    /** Removes all that an import added; returns how many. */
    public long deleteByBatch(Tx tx, Caller caller, BatchId batch) {
        throw new IllegalStateException();
    }
}
