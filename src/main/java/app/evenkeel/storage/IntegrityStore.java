package app.evenkeel.storage;

import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionDigest;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.storage.row.LedgerRow;

import org.jspecify.annotations.Nullable;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Checks that the store as a whole is sound. Reads every row of every owner, but tells of them only
 * how many there are and the number of the first that is wrong.
 *
 * <p>H2's encryption does not notice changed bytes, and a damaged index may answer otherwise than
 * the rows; both are found here.
 */
public final class IntegrityStore {
    /**
     * What was found.
     *
     * @param transactions how many were read
     * @param checks names of what was checked
     */
    public record Findings(long transactions, List<String> checks, List<Problem> problems) {
        public Findings {
            checks = List.copyOf(checks);
            problems = List.copyOf(problems);
        }
    }

    private static final List<String> CHECKS =
            List.of(
                    "readable",
                    "row-digests",
                    "references",
                    "undone-imports",
                    "unique-identities",
                    "lost-rows",
                    "ids",
                    "indexes",
                    "prices");

    /** Checks all of it within the transaction's one state. */
    public Findings check(Tx tx, Progress progress) {
        List<Problem> problems = new ArrayList<>();
        Ledger ledger = new Ledger(tx);
        ledger.read(tx, progress);
        ledger.compareIndexes(tx, progress);
        ledger.report(problems);
        long badPrices =
                tx.number("select count(*) from price_bar where not (close > 0)")
                        + tx.number("select count(*) from fx_rate where not (rate > 0)");
        if (badPrices > 0) {
            problems.add(problem("prices", badPrices + " are not above zero"));
        }
        long orphans =
                tx.number(
                        "select count(*) from price_bar b where not exists"
                                + " (select 1 from asset a where a.id = b.asset_id)");
        if (orphans > 0) {
            problems.add(problem("references", orphans + " prices of no asset"));
        }
        checkHoldings(tx, problems);
        checkIds(tx, problems);
        return new Findings(ledger.count, CHECKS, problems);
    }

    private static void checkHoldings(Tx tx, List<Problem> problems) {
        long orphans =
                tx.number(
                        "select count(*) from stated_holding h where not exists"
                                + " (select 1 from import_batch b where b.id = h.batch_id"
                                + " and b.owner_id = h.owner_id and b.undone_at is null)");
        if (orphans > 0) {
            problems.add(problem("references", orphans + " stated holdings of no import"));
        }
        long formers =
                tx.number(
                        "select count(*) from former_transaction f where not exists"
                                + " (select 1 from import_batch b where b.id = f.batch_id"
                                + " and b.owner_id = f.owner_id and b.undone_at is null)"
                                + " and f.batch_id <> 0 or f.replaced_by <> 0 and not exists"
                                + " (select 1 from import_batch b where b.id = f.replaced_by"
                                + " and b.owner_id = f.owner_id and b.undone_at is null)");
        if (formers > 0) {
            problems.add(problem("references", formers + " replaced rows of no import"));
        }
    }

    /** An id above the counter would be given out again. */
    private static void checkIds(Tx tx, List<Problem> problems) {
        for (String table :
                List.of(
                        "app_user",
                        "asset",
                        "account",
                        "import_batch",
                        "ledger_transaction",
                        "stated_holding")) {
            long above =
                    tx.number(
                            "select count(*) from "
                                    + table
                                    + " where id > coalesce((select last from id_counter"
                                    + " where name = ?), 0)",
                            table);
            if (above > 0) {
                problems.add(problem("ids", above + " of " + table + " above the counter"));
            }
        }
    }

    private static Problem problem(String check, String found) {
        return Problem.of(ProblemCode.INTEGRITY, check, found);
    }

    /** Counts what fails one check, and remembers where first. */
    private static final class Failures {
        private long count;
        private long first;

        void at(long id) {
            if (count++ == 0) {
                first = id;
            }
        }

        void report(String check, List<Problem> problems) {
            if (count > 0) {
                problems.add(problem(check, count + " transactions, the first is number " + first));
            }
        }
    }

    /** One pass over the ledger's rows, then one over each of its indexes. */
    private static final class Ledger {
        /** The rows of one import, or those entered by hand. */
        private record Pile(long owner, long batch) {}

        private final Map<Long, Long> accountOwners = new HashMap<>();
        private final Map<Long, Long> batchOwners = new HashMap<>();
        private final Set<Long> undone = new HashSet<>();
        private final Set<Long> assets = new HashSet<>();
        private final Set<Long> owners = new HashSet<>();
        private final Failures unreadable = new Failures();
        private final Failures digests = new Failures();
        private final Failures references = new Failures();
        private final Failures undoneRows = new Failures();
        private final Failures twins = new Failures();
        private final Map<Pile, long[]> tallies = new HashMap<>();
        private final Map<Pile, long[]> present = new HashMap<>();
        private final List<String> badIndexes = new ArrayList<>();
        private long count;
        // Sums over rows in any order; an index that has the same rows has the same sum.
        private long identitySum;
        private long timeSum;
        private long batchSum;

        Ledger(Tx tx) {
            tx.forEach("select id from app_user", row -> owners.add(row.getLong(1)));
            tx.forEach("select id from asset", row -> assets.add(row.getLong(1)));
            tx.forEach(
                    "select id, owner_id from account",
                    row -> accountOwners.put(row.getLong(1), row.getLong(2)));
            tx.forEach(
                    "select id, owner_id, undone_at is not null from import_batch",
                    row -> {
                        batchOwners.put(row.getLong(1), row.getLong(2));
                        if (row.getBoolean(3)) {
                            undone.add(row.getLong(1));
                        }
                    });
        }

        private void readTallies(Tx tx) {
            tx.forEach(
                    "select owner_id, batch_id, row_count, digest_sum from ledger_tally",
                    row ->
                            tallies.put(
                                    new Pile(row.getLong(1), row.getLong(2)),
                                    new long[] {
                                        row.getLong(3),
                                        row.getBigDecimal(4).toBigInteger().longValue()
                                    }));
        }

        private void reportLost(List<Problem> problems) {
            Set<Pile> piles =
                    new TreeSet<>(
                            Comparator.comparingLong(Pile::batch).thenComparingLong(Pile::owner));
            piles.addAll(tallies.keySet());
            piles.addAll(present.keySet());
            long[] none = new long[2];
            for (Pile pile : piles) {
                long[] noted = tallies.getOrDefault(pile, none);
                long[] found = present.getOrDefault(pile, none);
                if (!Arrays.equals(noted, found)) {
                    String where =
                            pile.batch() == 0 ? "entered by hand" : "of import " + pile.batch();
                    problems.add(
                            problem(
                                    "lost-rows",
                                    noted[0] == found[0]
                                            ? "the transactions "
                                                    + where
                                                    + " are not those that were stored"
                                            : found[0]
                                                    + " transactions "
                                                    + where
                                                    + " where "
                                                    + noted[0]
                                                    + " were stored"));
                }
            }
        }

        void read(Tx tx, Progress progress) {
            readTallies(tx);
            LedgerRow row = new LedgerRow();
            tx.forEach(
                    LedgerSql.select("order by id"),
                    result -> {
                        LedgerSql.read(result, row);
                        check(row);
                        if (++count % 1_000 == 0) {
                            progress.checkCancelled();
                            progress.report("verify.rows", count, -1);
                        }
                    });
        }

        private void check(LedgerRow row) {
            identitySum += identityHash(row.id, row.identityKey, row.contentDigest);
            timeSum += timeHash(row.id, row.occurredAt);
            batchSum += Long.rotateLeft(row.id, 17) ^ row.batchId;
            long[] pile =
                    present.computeIfAbsent(new Pile(row.ownerId, row.batchId), p -> new long[2]);
            pile[0]++;
            pile[1] += row.contentDigest;
            if (!refersToWhatIsThere(row)) {
                references.at(row.id);
            }
            if (undone.contains(row.batchId)) {
                undoneRows.at(row.id);
            }
            Transaction transaction;
            try {
                transaction = row.toTransaction();
            } catch (RuntimeException noTransaction) {
                unreadable.at(row.id);
                return;
            }
            if (TransactionDigest.of(transaction) != row.contentDigest) {
                digests.at(row.id);
            }
        }

        private boolean refersToWhatIsThere(LedgerRow row) {
            Long owner = row.ownerId;
            return owners.contains(owner)
                    && owner.equals(accountOwners.get(row.accountId))
                    && (row.batchId == 0 || owner.equals(batchOwners.get(row.batchId)))
                    && (row.assetIn == null || assets.contains(row.assetIn))
                    && (row.assetOut == null || assets.contains(row.assetOut))
                    && (row.feeAsset == null || assets.contains(row.feeAsset))
                    && (row.subjectAsset == null || assets.contains(row.subjectAsset));
        }

        void compareIndexes(Tx tx, Progress progress) {
            progress.checkCancelled();
            progress.report("verify.indexes", 0, 3);
            compareIdentities(tx);
            progress.checkCancelled();
            progress.report("verify.indexes", 1, 3);
            compareTimes(tx);
            progress.checkCancelled();
            progress.report("verify.indexes", 2, 3);
            compareBatches(tx);
        }

        private void compareIdentities(Tx tx) {
            long[] found = new long[2];
            @Nullable Object[] before = new @Nullable Object[3];
            tx.forEach(
                    "select _rowid_, identity_key, content_digest, owner_id, occurrence"
                            + " from ledger_transaction use index (ledger_transaction_identity)"
                            + " where owner_id >= 0",
                    row -> {
                        UUID identity = row.getObject(2, UUID.class);
                        found[0]++;
                        found[1] += identityHash(row.getLong(1), identity, row.getLong(3));
                        // The index is in order, so twins stand beside each other.
                        boolean twin =
                                identity != null
                                        && identity.equals(before[0])
                                        && Objects.equals(row.getLong(4), before[1])
                                        && Objects.equals(row.getInt(5), before[2]);
                        if (twin) {
                            twins.at(row.getLong(1));
                        }
                        before[0] = identity;
                        before[1] = row.getLong(4);
                        before[2] = row.getInt(5);
                    });
            compare("identity", found, identitySum);
        }

        private void compareTimes(Tx tx) {
            long[] found = new long[2];
            tx.forEach(
                    "select _rowid_, occurred_at from ledger_transaction"
                            + " use index (ledger_transaction_time) where owner_id >= 0",
                    row -> {
                        found[0]++;
                        found[1] += timeHash(row.getLong(1), row.getObject(2, LocalDateTime.class));
                    });
            compare("time", found, timeSum);
        }

        private void compareBatches(Tx tx) {
            long[] found = new long[2];
            tx.forEach(
                    "select _rowid_, batch_id from ledger_transaction"
                            + " use index (ledger_transaction_batch) where batch_id >= 0",
                    row -> {
                        found[0]++;
                        found[1] += Long.rotateLeft(row.getLong(1), 17) ^ row.getLong(2);
                    });
            compare("batch", found, batchSum);
        }

        private void compare(String index, long[] found, long expectedSum) {
            if (found[0] != count || found[1] != expectedSum) {
                badIndexes.add(index);
            }
        }

        void report(List<Problem> problems) {
            unreadable.report("readable", problems);
            digests.report("row-digests", problems);
            references.report("references", problems);
            undoneRows.report("undone-imports", problems);
            twins.report("unique-identities", problems);
            // A row under a wrong owner or import counts where it does not belong.
            if (references.count == 0) {
                reportLost(problems);
            }
            if (!badIndexes.isEmpty()) {
                problems.add(problem("indexes", "differ from the rows: " + badIndexes));
            }
        }

        private static long identityHash(long id, @Nullable UUID identity, long digest) {
            long key =
                    identity == null
                            ? 0
                            : identity.getMostSignificantBits()
                                    ^ Long.rotateLeft(identity.getLeastSignificantBits(), 31);
            return Long.rotateLeft(id, 17) ^ key ^ digest;
        }

        private static long timeHash(long id, LocalDateTime time) {
            return Long.rotateLeft(id, 17) * 31 + time.hashCode();
        }
    }
}
