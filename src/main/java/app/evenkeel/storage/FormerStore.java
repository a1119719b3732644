package app.evenkeel.storage;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.TransactionId;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Rows of the ledger that gave way: deleted by the user, or replaced by an import. Kept so that
 * undoing that import brings them back as they were, and so that their files are still known.
 */
public final class FormerStore {
    private static final long BY_USER = BatchId.BY_HAND.value();

    /** Columns by name: the two tables need not have them in one order. */
    private static final String KEEP =
            "insert into former_transaction (replaced_by, "
                    + LedgerSql.COLUMNS
                    + ") select cast(? as bigint), "
                    + LedgerSql.COLUMNS
                    + " from ledger_transaction";

    /** No row of the ledger stands where this one stood. */
    private static final String GONE =
            " not exists (select 1 from ledger_transaction t where t.id = f.id)"
                    + " and not exists (select 1 from ledger_transaction t"
                    + " where t.owner_id = f.owner_id and t.identity_key = f.identity_key"
                    + " and t.occurrence = f.occurrence)";

    /** {@code g}: a row of the import that replaced {@code f}, replaced in turn. */
    private static final String SAME_SETTLEMENT =
            " g.batch_id = f.replaced_by and g.replaced_by > f.replaced_by"
                    + " and g.owner_id = f.owner_id"
                    + " and g.account_id = f.account_id and g.type = f.type"
                    + " and g.settlement = f.settlement and g.id <> f.id"
                    + " and g.asset_in is not distinct from f.asset_in"
                    + " and g.asset_out is not distinct from f.asset_out";

    /**
     * What the undo of an import (first parameter; the second is the owner) brings back: what
     * neither a later import replaced again nor the user deleted; see {@link #giveBack}.
     */
    static final String COMES_BACK =
            " f.replaced_by = ? and f.owner_id = ?"
                    + " and not exists (select 1 from former_transaction g where g.id = f.id"
                    + " and (g.replaced_by > f.replaced_by or g.replaced_by = 0))"
                    + " and not exists (select 1 from former_transaction g where"
                    + SAME_SETTLEMENT
                    + ")";

    /** What matching needs to know of a row that is no longer in the ledger. */
    public interface GoneVisitor {
        /**
         * @param byUser whether the user deleted it; else an import replaced it
         */
        void gone(UUID identity, int occurrence, long contentDigest, boolean byUser);
    }

    /** Notes imported rows that the user is about to delete; of others nothing is kept. */
    public void noteDeleted(Tx tx, Caller caller, Collection<TransactionId> ids) {
        tx.checkMayWrite(caller);
        for (TransactionId id : ids) {
            tx.execute(
                    KEEP + " where id = ? and owner_id = ? and batch_id <> 0",
                    BY_USER,
                    id.value(),
                    owner(caller));
            // What the user deleted is known again by its fingerprint; the words need not stay.
            tx.execute(
                    "update former_transaction set raw_row = '', memo = ''"
                            + " where replaced_by = ? and id = ? and owner_id = ?",
                    BY_USER,
                    id.value(),
                    owner(caller));
        }
    }

    /** Forgets that the user deleted rows, since they are back. */
    public void forgetDeleted(Tx tx, Caller caller, Collection<TransactionId> ids) {
        tx.checkMayWrite(caller);
        for (TransactionId id : ids) {
            tx.execute(
                    "delete from former_transaction"
                            + " where replaced_by = ? and id = ? and owner_id = ?",
                    BY_USER,
                    id.value(),
                    owner(caller));
        }
    }

    /** Keeps a row as it is now, before an import changes or removes it. */
    public void keep(Tx tx, Caller caller, BatchId replacing, TransactionId id) {
        tx.checkMayWrite(caller);
        tx.execute(
                KEEP + " where id = ? and owner_id = ?",
                replacing.value(),
                id.value(),
                owner(caller));
    }

    /** How many rows an import replaced that its undo would bring back. */
    public long countRestoredBy(Tx tx, Caller caller, BatchId batch) {
        return tx.number(
                "select count(*) from former_transaction f where" + COMES_BACK,
                batch.value(),
                owner(caller));
    }

    /** How many rows of each import gave way without another of that import in their place. */
    public Map<BatchId, Long> countGone(Tx tx, Caller caller) {
        Map<BatchId, Long> counts = new HashMap<>();
        tx.forEach(
                "select batch_id, count(distinct id) from former_transaction f where owner_id = ?"
                        + " and not exists (select 1 from ledger_transaction t where t.id = f.id)"
                        + " group by batch_id",
                row -> counts.put(new BatchId(row.getLong(1)), row.getLong(2)),
                owner(caller));
        return counts;
    }

    /** Visits what is no longer in the ledger. */
    public void forEachGone(Tx tx, Caller caller, GoneVisitor visitor) {
        Set<Long> seen = new HashSet<>();
        tx.forEach(
                "select id, identity_key, occurrence, content_digest, replaced_by"
                        + " from former_transaction f where owner_id = ?"
                        + " and identity_key is not null and"
                        + GONE
                        + " order by replaced_by, id",
                row -> {
                    if (seen.add(row.getLong(1))) {
                        visitor.gone(
                                row.getObject(2, UUID.class),
                                row.getInt(3),
                                row.getLong(4),
                                row.getLong(5) == BY_USER);
                    }
                },
                owner(caller));
    }

    /** Visits what other layouts may tell of the rows of a source that are no longer there. */
    public void forEachCrossKey(
            Tx tx, Caller caller, String source, LedgerStore.CrossKeyVisitor visitor) {
        Set<Long> seen = new HashSet<>();
        tx.forEach(
                "select id, account_id, layout, cross_key from former_transaction f"
                        + " where owner_id = ? and source = ? and cross_key is not null and"
                        + GONE
                        + " order by replaced_by, id",
                row -> {
                    if (seen.add(row.getLong(1))) {
                        visitor.stored(
                                new AccountId(row.getLong(2)), row.getString(3), row.getString(4));
                    }
                },
                owner(caller),
                source);
    }

    /** Adds the assets and accounts that an import's undo may leave without use. */
    public void collect(
            Tx tx,
            Caller caller,
            BatchId batch,
            Collection<AssetId> assets,
            Collection<AccountId> accounts) {
        String columns = "select account_id, asset_in, asset_out, fee_asset, subject_asset from ";
        tx.forEach(
                columns
                        + "former_transaction where (batch_id = ? or replaced_by = ?)"
                        + " and owner_id = ? union "
                        + columns
                        + "ledger_transaction where id in"
                        + " (select id from former_transaction where replaced_by = ?"
                        + " and owner_id = ?)",
                row -> {
                    accounts.add(new AccountId(row.getLong(1)));
                    for (int i = 2; i <= 5; i++) {
                        long asset = row.getLong(i);
                        if (!row.wasNull()) {
                            assets.add(new AssetId(asset));
                        }
                    }
                },
                batch.value(),
                batch.value(),
                owner(caller),
                batch.value(),
                owner(caller));
    }

    /**
     * Brings back what an import replaced, after its own rows were removed. What a later import
     * replaced again, or the user deleted, stays out; undoing that later import brings it back.
     */
    public void giveBack(Tx tx, Caller caller, BatchId undone) {
        tx.checkMayWrite(caller);
        passOn(tx, caller, undone);
        LedgerTally tally = new LedgerTally();
        for (long id : replacedBy(tx, caller, undone)) {
            long later =
                    tx.number(
                            "select coalesce(min(replaced_by), -1) from former_transaction"
                                    + " where id = ? and replaced_by > ?",
                            id,
                            undone.value());
            if (later > 0) {
                tx.execute(
                        "delete from former_transaction where replaced_by = ? and id = ?",
                        later,
                        id);
                tx.execute(
                        "update former_transaction set replaced_by = ?"
                                + " where replaced_by = ? and id = ?",
                        later,
                        undone.value(),
                        id);
            } else {
                if (!isDeletedByUser(tx, id)) {
                    restore(tx, tally, undone, id);
                }
                tx.execute(
                        "delete from former_transaction where replaced_by = ? and id = ?",
                        undone.value(),
                        id);
            }
        }
        tally.write(tx, owner(caller));
    }

    /**
     * Where a later import replaced this import's rows in turn, what these had replaced has given
     * way to the later import. Both are settlements of one purchase or sale.
     */
    private static void passOn(Tx tx, Caller caller, BatchId undone) {
        tx.execute(
                "update former_transaction f set replaced_by = (select min(g.replaced_by)"
                        + " from former_transaction g where"
                        + SAME_SETTLEMENT
                        + ") where f.replaced_by = ? and f.owner_id = ?"
                        + " and exists (select 1 from former_transaction g where"
                        + SAME_SETTLEMENT
                        + ")",
                undone.value(),
                owner(caller));
        tx.execute(
                "delete from former_transaction where batch_id = ? and owner_id = ?",
                undone.value(),
                owner(caller));
    }

    private static List<Long> replacedBy(Tx tx, Caller caller, BatchId batch) {
        List<Long> ids = new ArrayList<>();
        tx.forEach(
                "select id from former_transaction where replaced_by = ? and owner_id = ?"
                        + " order by id",
                row -> ids.add(row.getLong(1)),
                batch.value(),
                owner(caller));
        return ids;
    }

    private static boolean isDeletedByUser(Tx tx, long id) {
        return tx.number(
                        "select count(*) from former_transaction where replaced_by = ? and id = ?",
                        BY_USER,
                        id)
                > 0;
    }

    private static void restore(Tx tx, LedgerTally tally, BatchId from, long id) {
        tx.forEach(
                "select batch_id, content_digest from ledger_transaction where id = ?",
                row -> tally.removed(row.getLong(1), row.getLong(2)),
                id);
        tx.execute("delete from ledger_transaction where id = ?", id);
        tx.execute(
                "insert into ledger_transaction ("
                        + LedgerSql.COLUMNS
                        + ") select "
                        + LedgerSql.COLUMNS
                        + " from former_transaction where replaced_by = ? and id = ?",
                from.value(),
                id);
        tx.forEach(
                "select batch_id, content_digest from ledger_transaction where id = ?",
                row -> tally.added(row.getLong(1), row.getLong(2)),
                id);
    }

    private static long owner(Caller caller) {
        return caller.user().value();
    }
}
