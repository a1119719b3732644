package app.evenkeel.storage;

import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionDigest;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.storage.row.LedgerRow;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Times the store beside plain JDBC into an equally encrypted file with the same columns, indexes
 * and durability. Arguments: how many transactions, how many rounds.
 */
final class StoreBenchmark {
    private static final PrintStream OUT = System.out;

    private StoreBenchmark() {}

    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 100_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        for (int round = 1; round <= rounds; round++) {
            Path plain = Files.createTempDirectory("evenkeel-plain");
            Path own = Files.createTempDirectory("evenkeel-store");
            double jdbc = plainInsert(plain, count);
            double store = storeRound(own, count);
            OUT.printf(
                    Locale.ROOT,
                    "round %d: plain JDBC %.2f s, store %.2f s, ratio %.2f%n",
                    round,
                    jdbc,
                    store,
                    store / jdbc);
            delete(plain);
            delete(own);
        }
    }

    private static double plainInsert(Path directory, int count) throws SQLException {
        // The schema comes from the store itself; what is timed is not.
        TestStore made = TestStore.create(directory);
        Transaction[] sample = sample(made);
        made.close();
        EncryptedFile file = new EncryptedFile(directory.resolve(Database.FILE));
        long start;
        try (Connection connection = file.connect(TestStore.key(1))) {
            connection.setAutoCommit(false);
            start = System.nanoTime();
            Random random = new Random(1);
            LedgerRow row = new LedgerRow();
            try (PreparedStatement insert = LedgerSql.insert(connection)) {
                for (int i = 0; i < count; i++) {
                    row.set(i + 1L, 1, sample[i % sample.length], i);
                    row.identityKey = new java.util.UUID(random.nextLong(), random.nextLong());
                    row.occurredAt = row.occurredAt.plusSeconds(i);
                    LedgerSql.bind(insert, row);
                    insert.addBatch();
                    if (i % 200 == 199) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
            connection.commit();
            try (Statement statement = connection.createStatement()) {
                statement.execute("checkpoint sync");
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    private static Transaction[] sample(TestStore store) {
        Transaction[] sample = new Transaction[1_000];
        for (int i = 0; i < sample.length; i++) {
            sample[i] = store.trade(i, new BatchId(1));
        }
        return sample;
    }

    private static double storeRound(Path directory, int count) throws Exception {
        TestStore store = TestStore.create(directory);
        double insert = time("insert", () -> store.insertTrades(0, count));
        Database database = store.stores.database();
        LedgerStore ledger = store.stores.ledger();
        long[] sum = new long[1];
        for (int i = 0; i < 2; i++) {
            time(
                    "identities",
                    () ->
                            database.read(tx -> {
                                ledger.forEachIdentity(
                                        tx,
                                        store.caller,
                                        (id, key, occurrence, digest) -> sum[0] += digest);
                                return true;
                            }));
            time(
                    "whole rows",
                    () ->
                            database.read(tx -> {
                                ledger.forEach(
                                        tx, store.caller, row -> sum[0] += row.head().id().value());
                                return true;
                            }));
        }
        time("digests alone", () -> digests(store, count));
        time("check", () -> database.read(tx -> store.stores.integrity().check(tx, Progress.NONE)));
        time(
                "close",
                () -> {
                    store.close();
                    return true;
                });
        time(
                "open",
                () -> {
                    Database.open(directory, TestStore.key(1)).close();
                    return true;
                });
        OUT.printf(
                Locale.ROOT,
                "  file %,d bytes, heap in use %,d MB%n",
                Files.size(directory.resolve("evenkeel.mv.db")),
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        return insert;
    }

    private static long digests(TestStore store, int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += TransactionDigest.of(store.trade(i, BatchId.BY_HAND));
        }
        return sum;
    }

    private static double time(String what, Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        double seconds = (System.nanoTime() - start) / 1e9;
        OUT.printf(Locale.ROOT, "  %-14s %.3f s%n", what, seconds);
        return seconds;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
