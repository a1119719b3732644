package app.evenkeel.storage;

import java.util.HashMap;
import java.util.Map;

/**
 * Changes to the count of rows that each import has in the ledger, gathered and written as one.
 * Verify compares the count with the rows, so that a row that got lost is missed.
 */
final class LedgerTally {
    private final Map<Long, long[]> changes = new HashMap<>();

    void added(long batch, long digest) {
        change(batch, 1, digest);
    }

    void removed(long batch, long digest) {
        change(batch, -1, -digest);
    }

    /** Sums may run over: they are compared by their last 64 bits. */
    private void change(long batch, long rows, long digests) {
        long[] change = changes.computeIfAbsent(batch, b -> new long[2]);
        change[0] += rows;
        change[1] += digests;
    }

    void write(Tx tx, long owner) {
        changes.forEach((batch, change) -> {
            long updated =
                    tx.execute(
                            "update ledger_tally set row_count = row_count + ?,"
                                    + " digest_sum = digest_sum + ?"
                                    + " where owner_id = ? and batch_id = ?",
                            change[0],
                            change[1],
                            owner,
                            batch);
            if (updated == 0) {
                tx.execute(
                        "insert into ledger_tally (owner_id, batch_id, row_count, digest_sum)"
                                + " values (?, ?, ?, ?)",
                        owner,
                        batch,
                        change[0],
                        change[1]);
            }
        });
        changes.clear();
    }

    /** Forgets an import of which nothing is left. */
    static void drop(Tx tx, long owner, long batch) {
        tx.execute("delete from ledger_tally where owner_id = ? and batch_id = ?", owner, batch);
    }
}
