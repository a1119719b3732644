package app.evenkeel.storage;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.storage.row.LedgerRow;

import org.hibernate.exception.GenericJDBCException;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The ledger of the caller. */
public final class LedgerStore {
    private static final String TABLE = "ledger_transaction";

    /** Above this many look-ups, one pass over the source's cross keys is quicker. */
    private static final int MANY_LOOKUPS = 5_000;

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
        LedgerRow row = new LedgerRow();
        tx.forEach(
                LedgerSql.select(
                        "use index (ledger_transaction_time) where owner_id = ?"
                                + " order by owner_id, occurred_at"),
                result -> {
                    LedgerSql.read(result, row);
                    visitor.accept(row.toTransaction());
                },
                owner(caller));
    }

    public Optional<Transaction> find(Tx tx, Caller caller, TransactionId id) {
        return row(tx, caller, id).map(LedgerRow::toTransaction);
    }

    public List<Transaction> findByBatch(Tx tx, Caller caller, BatchId batch) {
        return list(
                tx,
                "where batch_id = ? and owner_id = ? order by id",
                batch.value(),
                owner(caller));
    }

    /** Whether the user changed it since it was added. */
    public boolean isEdited(Tx tx, Caller caller, TransactionId id) {
        return row(tx, caller, id).filter(row -> row.edited).isPresent();
    }

    /** Imported trades of an account that settle on a day; made not more than a month before. */
    public List<Transaction> findSettledOn(
            Tx tx, Caller caller, AccountId account, LocalDate settlement) {
        return list(
                tx,
                "use index (ledger_transaction_time) where owner_id = ? and occurred_at >= ?"
                        + " and occurred_at < ? and account_id = ? and settlement = ?"
                        + " and batch_id <> 0 order by occurred_at, id",
                owner(caller),
                settlement.minusDays(31).atStartOfDay(),
                settlement.plusDays(2).atStartOfDay(),
                account.value(),
                settlement);
    }

    /** Receives the account and the day of trades that settle together. */
    @FunctionalInterface
    public interface SettlementVisitor {
        void visit(AccountId account, LocalDate settlement);
    }

    /** Visits every day on which imported rows of a layout settle that have no id of a source. */
    public void forEachSettlement(
            Tx tx, Caller caller, String source, String layout, SettlementVisitor visitor) {
        tx.forEach(
                "select distinct account_id, settlement from ledger_transaction where owner_id = ?"
                        + " and settlement is not null and source = ? and layout = ?"
                        + " and external_id = '' and batch_id <> 0",
                row ->
                        visitor.visit(
                                new AccountId(row.getLong(1)), row.getObject(2, LocalDate.class)),
                owner(caller),
                source,
                layout);
    }

    public long count(Tx tx, Caller caller) {
        return tx.number(
                "select count(*) from ledger_transaction use index (ledger_transaction_time)"
                        + " where owner_id = ?",
                owner(caller));
    }

    /** Visits every stored identity of the caller. */
    public void forEachIdentity(Tx tx, Caller caller, IdentityVisitor visitor) {
        // The index has all of it, so no row is read.
        tx.forEach(
                "select _rowid_, identity_key, occurrence, content_digest from ledger_transaction"
                        + " use index (ledger_transaction_identity) where owner_id = ?"
                        + " and identity_key is not null",
                result -> identity(result, visitor),
                owner(caller));
    }

    /** Visits the stored transactions that have one of these identities. */
    public void forIdentities(
            Tx tx, Caller caller, Collection<UUID> identities, IdentityVisitor visitor) {
        tx.jdbc(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement(
                            "select _rowid_, identity_key, occurrence, content_digest"
                                    + " from ledger_transaction"
                                    + " use index (ledger_transaction_identity)"
                                    + " where owner_id = ? and identity_key = ?"
                                    + " order by occurrence")) {
                query.setLong(1, owner(caller));
                for (UUID identity : Set.copyOf(identities)) {
                    query.setObject(2, identity);
                    try (ResultSet result = query.executeQuery()) {
                        while (result.next()) {
                            identity(result, visitor);
                        }
                    }
                }
            }
            return true;
        });
    }

    /** Visits the stored transactions of a source that have one of these cross keys. */
    public void forCrossKeys(
            Tx tx,
            Caller caller,
            String source,
            Collection<String> crossKeys,
            CrossKeyVisitor visitor) {
        Set<String> wanted = new HashSet<>(crossKeys);
        List<Long> batches = batches(tx, caller, source);
        if ((long) wanted.size() * batches.size() > MANY_LOOKUPS) {
            forEachCrossKey(
                    tx,
                    caller,
                    source,
                    (account, layout, crossKey) -> {
                        if (wanted.contains(crossKey)) {
                            visitor.stored(account, layout, crossKey);
                        }
                    });
            return;
        }
        for (long batch : batches) {
            for (String crossKey : wanted) {
                crossKeys(tx, caller, source, batch, "cross_key = ?", crossKey, visitor);
            }
        }
    }

    /** Visits every stored transaction of a source that has a cross key, row by row. */
    public void forEachCrossKey(Tx tx, Caller caller, String source, CrossKeyVisitor visitor) {
        for (long batch : batches(tx, caller, source)) {
            crossKeys(tx, caller, source, batch, "cross_key >= ?", "", visitor);
        }
    }

    /**
     * Those whose content the user changed since, by {@link #update}, and that an import's undo
     * takes away: its own, and those that it wrote over and would bring back as they were.
     */
    public List<Transaction> findEdited(Tx tx, Caller caller, BatchId batch) {
        return list(
                tx,
                "where owner_id = ? and edited and (batch_id = ? or id in (select f.id"
                        + " from former_transaction f where"
                        + FormerStore.COMES_BACK
                        + ")) order by id",
                owner(caller),
                batch.value(),
                batch.value(),
                owner(caller));
    }

    /** No other transaction may be added until the inserter is closed: it takes the ids itself. */
    public Inserter inserter(Tx tx, Caller caller) {
        tx.checkMayWrite(caller);
        return tx.jdbc(connection -> new BatchInserter(tx, connection, owner(caller)));
    }

    /** Adds one and returns it with its id. */
    public Transaction insert(Tx tx, Caller caller, Transaction transaction, long contentDigest) {
        tx.checkMayWrite(caller);
        TransactionId id = new TransactionId(tx.nextId(TABLE));
        Transaction stored = transaction.withHead(transaction.head().withId(id));
        restore(tx, caller, stored, contentDigest, false);
        return stored;
    }

    /**
     * Puts back one that was deleted, under the id it had.
     *
     * @param edited whether the user had changed it
     */
    public void restore(
            Tx tx, Caller caller, Transaction transaction, long contentDigest, boolean edited) {
        tx.checkMayWrite(caller);
        LedgerRow row = new LedgerRow();
        row.set(transaction.head().id().value(), owner(caller), transaction, contentDigest);
        row.edited = edited;
        tx.session().insert(row);
        LedgerTally tally = new LedgerTally();
        tally.added(row.batchId, contentDigest);
        tally.write(tx, owner(caller));
    }

    /** Changes one, by its id, and marks it as changed by the user. */
    public void update(Tx tx, Caller caller, Transaction transaction, long contentDigest) {
        change(tx, caller, transaction, contentDigest, true);
    }

    /** Writes over one, by its id, what its import says of it: no change by the user. */
    public void replace(Tx tx, Caller caller, Transaction transaction, long contentDigest) {
        change(tx, caller, transaction, contentDigest, false);
    }

    private static void change(
            Tx tx, Caller caller, Transaction transaction, long contentDigest, boolean edited) {
        tx.checkMayWrite(caller);
        TransactionId id = transaction.head().id();
        LedgerRow row =
                row(tx, caller, id)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "No transaction " + id.value() + " of this user"));
        LedgerTally tally = new LedgerTally();
        tally.removed(row.batchId, row.contentDigest);
        row.set(row.id, row.ownerId, transaction, contentDigest);
        row.edited = edited;
        tx.session().update(row);
        tally.added(row.batchId, contentDigest);
        tally.write(tx, owner(caller));
    }

    public void delete(Tx tx, Caller caller, Collection<TransactionId> ids) {
        tx.checkMayWrite(caller);
        LedgerTally tally = new LedgerTally();
        tx.jdbc(connection -> {
            try (PreparedStatement query =
                            connection.prepareStatement(
                                    "select batch_id, content_digest from ledger_transaction"
                                            + " where id = ? and owner_id = ?");
                    PreparedStatement statement =
                            connection.prepareStatement(
                                    "delete from ledger_transaction where id = ?"
                                            + " and owner_id = ?")) {
                query.setLong(2, owner(caller));
                statement.setLong(2, owner(caller));
                for (TransactionId id : ids) {
                    query.setLong(1, id.value());
                    try (ResultSet row = query.executeQuery()) {
                        if (row.next()) {
                            tally.removed(row.getLong(1), row.getLong(2));
                        }
                    }
                    statement.setLong(1, id.value());
                    statement.executeUpdate();
                }
            }
            return true;
        });
        tally.write(tx, owner(caller));
    }

    /** Removes all that an import added; returns how many. */
    public long deleteByBatch(Tx tx, Caller caller, BatchId batch) {
        tx.checkMayWrite(caller);
        LedgerTally.drop(tx, owner(caller), batch.value());
        return tx.execute(
                "delete from ledger_transaction where batch_id = ? and owner_id = ?",
                batch.value(),
                owner(caller));
    }

    private static long owner(Caller caller) {
        return caller.user().value();
    }

    private static Optional<LedgerRow> row(Tx tx, Caller caller, TransactionId id) {
        LedgerRow row = tx.session().get(LedgerRow.class, id.value());
        return row == null || row.ownerId != owner(caller) ? Optional.empty() : Optional.of(row);
    }

    private static List<Transaction> list(Tx tx, String where, Object... parameters) {
        List<Transaction> found = new ArrayList<>();
        LedgerRow row = new LedgerRow();
        tx.forEach(
                LedgerSql.select(where),
                result -> {
                    LedgerSql.read(result, row);
                    found.add(row.toTransaction());
                },
                parameters);
        return found;
    }

    private static void identity(ResultSet result, IdentityVisitor visitor) throws SQLException {
        visitor.stored(
                result.getLong(1),
                result.getObject(2, UUID.class),
                result.getInt(3),
                result.getLong(4));
    }

    private static List<Long> batches(Tx tx, Caller caller, String source) {
        List<Long> ids = new ArrayList<>();
        tx.forEach(
                "select id from import_batch where owner_id = ? and source = ?"
                        + " and undone_at is null order by id",
                result -> ids.add(result.getLong(1)),
                owner(caller),
                source);
        return ids;
    }

    private static void crossKeys(
            Tx tx,
            Caller caller,
            String source,
            long batch,
            String condition,
            String key,
            CrossKeyVisitor visitor) {
        tx.forEach(
                "select account_id, layout, cross_key from ledger_transaction where batch_id = ?"
                        + " and "
                        + condition
                        + " and owner_id = ? and source = ?",
                result ->
                        visitor.stored(
                                new AccountId(result.getLong(1)),
                                result.getString(2),
                                result.getString(3)),
                batch,
                key,
                owner(caller),
                source);
    }

    /** Plain JDBC batches inside the session's transaction; decision record 0003 says why. */
    private static final class BatchInserter implements Inserter {
        private static final int BATCH = 200;

        private final Tx tx;
        private final PreparedStatement statement;
        private final LedgerRow row = new LedgerRow();
        private final LedgerTally tally = new LedgerTally();
        private final long owner;
        private long lastId;
        private boolean closed;
        private int buffered;

        BatchInserter(Tx tx, Connection connection, long owner) throws SQLException {
            this.tx = tx;
            this.lastId = tx.lastId(TABLE);
            this.statement = LedgerSql.insert(connection);
            this.owner = owner;
        }

        @Override
        public void insert(Transaction transaction, long contentDigest) {
            row.set(++lastId, owner, transaction, contentDigest);
            tally.added(row.batchId, contentDigest);
            try {
                LedgerSql.bind(statement, row);
                statement.addBatch();
                if (++buffered == BATCH) {
                    flush();
                }
            } catch (SQLException e) {
                throw failed(e);
            }
        }

        private void flush() throws SQLException {
            statement.executeBatch();
            buffered = 0;
        }

        @Override
        public void close() {
            if (closed) {
                return;
            }
            closed = true;
            try (statement) {
                if (buffered > 0) {
                    flush();
                }
                tx.setLastId(TABLE, lastId);
                tally.write(tx, owner);
            } catch (SQLException e) {
                throw failed(e);
            }
        }

        private static RuntimeException failed(SQLException e) {
            return new GenericJDBCException("bulk insert", e);
        }
    }

    /**
     * Assets whose last event was that they went in a merger or a change of symbol, and when: their
     * symbol may mean another one since.
     */
    public Map<AssetId, Instant> endedAssets(Tx tx, Caller caller) {
        Map<AssetId, Instant> found = new HashMap<>();
        tx.forEach(
                "select asset_out, max(occurred_at) from ledger_transaction"
                        + " where owner_id = ? and type = 'MERGER' and asset_out is not null"
                        + " group by asset_out",
                row ->
                        found.put(
                                new AssetId(row.getLong(1)),
                                row.getObject(2, LocalDateTime.class).toInstant(ZoneOffset.UTC)),
                owner(caller));
        found.entrySet()
                .removeIf(entry -> isNamedAfter(tx, caller, entry.getKey(), entry.getValue()));
        return found;
    }

    private static boolean isNamedAfter(Tx tx, Caller caller, AssetId asset, Instant end) {
        return tx.number(
                        "select count(*) from ledger_transaction where owner_id = ?"
                                + " and occurred_at > ? and (asset_in = ? or asset_out = ?)",
                        owner(caller),
                        LocalDateTime.ofInstant(end, ZoneOffset.UTC),
                        asset.value(),
                        asset.value())
                > 0;
    }
}
