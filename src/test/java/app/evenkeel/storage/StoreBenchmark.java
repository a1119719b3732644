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
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
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
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 4;
        List<Way> ways = new ArrayList<>(List.of(Way.values()));
        for (int round = 0; round <= rounds; round++) {
            // Round 0 warms up and is not for comparison. Each way takes each place in turn.
            for (Way way : ways) {
                Path directory = Files.createTempDirectory("evenkeel-bench");
                TestStore store = TestStore.create(directory);
                double processor = processorSeconds();
                long start = System.nanoTime();
                insert(way, store, count);
                OUT.printf(
                        Locale.ROOT,
                        "round %d %-9s wall %.2f s, processor %.2f s%n",
                        round,
                        way,
                        (System.nanoTime() - start) / 1e9,
                        processorSeconds() - processor);
                if (round == rounds && way == Way.STORE) {
                    readings(directory, store, count);
                } else {
                    store.close();
                }
                delete(directory);
            }
            Collections.rotate(ways, 1);
        }
    }

    /** Ways of writing the same rows into equal stores. */
    private enum Way {
        /** Rows and digests, by one prepared statement. */
        JDBC,
        /** The same, by Hibernate's multiple insert. */
        HIBERNATE,
        /** What the program does. */
        STORE
    }

    private static void insert(Way way, TestStore store, int count) {
        switch (way) {
            case STORE -> store.insertTrades(0, count);
            case HIBERNATE ->
                    store.stores
                            .database()
                            .write(tx -> {
                                hibernate(tx, store, count);
                                return true;
                            });
            case JDBC ->
                    store.stores
                            .database()
                            .write(tx ->
                                    tx.jdbc(connection -> {
                                        jdbc(connection, store, count);
                                        return true;
                                    }));
        }
    }

    private static void hibernate(Tx tx, TestStore store, int count) {
        BatchId batch = store.batch(tx, "trades.csv").id();
        List<LedgerRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(new LedgerRow(), store, batch, i));
            if (rows.size() == 200) {
                tx.session().insertMultiple(rows);
                rows.clear();
            }
        }
        tx.session().insertMultiple(rows);
    }

    private static void jdbc(Connection connection, TestStore store, int count)
            throws SQLException {
        LedgerRow row = new LedgerRow();
        try (PreparedStatement insert = LedgerSql.insert(connection)) {
            for (int i = 0; i < count; i++) {
                LedgerSql.bind(insert, row(row, store, new BatchId(1), i));
                insert.addBatch();
                if (i % 200 == 199) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static LedgerRow row(LedgerRow row, TestStore store, BatchId batch, int number) {
        Transaction trade = store.trade(number, batch);
        row.set(number + 1L, store.caller.user().value(), trade, TransactionDigest.of(trade));
        return row;
    }

    private static double processorSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    private static void readings(Path directory, TestStore store, int count) throws Exception {
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
    }

    private static long digests(TestStore store, int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += TransactionDigest.of(store.trade(i, BatchId.BY_HAND));
        }
        return sum;
    }

    private static void time(String what, Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        double seconds = (System.nanoTime() - start) / 1e9;
        OUT.printf(Locale.ROOT, "  %-14s %.3f s%n", what, seconds);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
