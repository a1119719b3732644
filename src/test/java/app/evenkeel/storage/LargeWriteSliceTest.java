package app.evenkeel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.problem.ProblemCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** What becomes of the copy of the file that a large write keeps. */
class LargeWriteSliceTest {
    @TempDir private Path directory;

    @Test
    void keepsTheCopyOfALargeWriteThatCouldNotBeRolledBack() {
        try (Database database = Database.open(directory, TestStore.key(1))) {
            assertThatThrownBy(() ->
                            database.writeMuch(tx ->
                                    tx.jdbc(connection -> {
                                        connection.close();
                                        return 0;
                                    })))
                    .isInstanceOf(RuntimeException.class);

            assertThat(directory.resolve("evenkeel-before-import.mv.db")).exists();
        }
    }

    @Test
    void dropsTheCopyOfALargeWriteThatWasRolledBackWhateverElseFailed() {
        try (Database database = Database.open(directory, TestStore.key(1))) {
            RuntimeException failure = new IllegalStateException("row 7");
            failure.addSuppressed(new IllegalStateException("closing failed too"));

            assertThatThrownBy(() ->
                            database.writeMuch(_ -> {
                                throw failure;
                            }))
                    .isSameAs(failure);

            assertThat(directory.resolve("evenkeel-before-import.mv.db")).doesNotExist();
        }
    }

    @Test
    void writesNothingMoreWhileTheCopyOfALargeWriteCannotBeDropped() throws IOException {
        Path copy = directory.resolve("evenkeel-before-import.mv.db");
        try (TestStore store = TestStore.create(directory)) {
            Database database = store.stores.database();
            AtomicInteger told = new AtomicInteger();
            database.onUnconfirmed(told::incrementAndGet);
            assertThatThrownBy(() ->
                            database.writeMuch(tx -> {
                                BatchId batch = store.batch(tx, "trades.csv").id();
                                inTheWay(copy);
                                return batch;
                            }))
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            e ->
                                    assertThat(e.problem().code())
                                            .isEqualTo(ProblemCode.NOT_CONFIRMED));
            assertThat(told).as("stored, so that it is to be read again").hasValue(1);
            assertThatThrownBy(() -> store.insertTrades(0, 1))
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            e ->
                                    assertThat(e.problem().code())
                                            .isEqualTo(ProblemCode.STORE_UNWRITABLE));

            Files.delete(copy.resolve("file"));
            store.insertTrades(0, 3);
        }

        assertThat(copy).doesNotExist();
        try (Database database = Database.open(directory, TestStore.key(1))) {
            TestStore store = TestStore.of(database);
            assertThat(store.count()).isEqualTo(3);
            assertThat(database.read(tx -> store.stores.imports().findAll(tx, store.caller)).size())
                    .as("the write whose copy stood, and the one after it")
                    .isEqualTo(2);
        }
    }

    @Test
    void keepsTheCopyWhileItsWriteLastsWhateverElseIsRefused() {
        try (Database database = Database.open(directory, TestStore.key(1))) {
            database.<Boolean>writeMuch(tx -> {
                assertThatThrownBy(() -> database.write(_ -> true))
                        .isInstanceOf(IllegalStateException.class);
                assertThat(directory.resolve("evenkeel-before-import.mv.db")).exists();
                return true;
            });
        }
    }

    /** What cannot be deleted, in the place of the copy. */
    private static void inTheWay(Path copy) {
        try {
            Files.delete(copy);
            Files.createFile(Files.createDirectory(copy).resolve("file"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void fallsBackToTheCopyWhereTheLastCommitOfALargeWriteFails() {
        Path copy = directory.resolve("evenkeel-before-import.mv.db");
        try (TestStore store = TestStore.create(directory)) {
            store.insertTrades(0, 3);
            Database database = store.stores.database();
            refuseNumbers(database);
            AtomicInteger told = new AtomicInteger();
            database.onUnconfirmed(told::incrementAndGet);

            assertThatThrownBy(() -> database.writeMuch(tx -> store.batch(tx, "lost.csv").id()))
                    .as("its own number is given, and not that of the commit behind it")
                    .isInstanceOf(StorageException.class);

            assertThat(told).as("not stored").hasValue(0);
            assertThat(copy).exists();
            assertThatThrownBy(() -> store.insertTrades(3, 1))
                    .isInstanceOfSatisfying(
                            StorageException.class,
                            e ->
                                    assertThat(e.problem().code())
                                            .isEqualTo(ProblemCode.STORE_UNWRITABLE));
        }

        try (Database database = Database.open(directory, TestStore.key(1))) {
            TestStore store = TestStore.of(database);
            assertThat(copy).doesNotExist();
            assertThat(store.count()).isEqualTo(3);
            assertThat(database.read(tx -> store.stores.imports().findAll(tx, store.caller)).size())
                    .as("the one that was written, without the one that was not")
                    .isEqualTo(1);
        }
    }

    @Test
    void keepsACopyOnlyForWorkOnManyRows() {
        Path copy = directory.resolve("evenkeel-before-import.mv.db");
        try (TestStore store = TestStore.create(directory)) {
            Database database = store.stores.database();
            boolean small = database.write(2_000, _ -> Files.exists(copy));
            assertThat(small).isFalse();
            boolean large = database.write(2_001, _ -> Files.exists(copy));
            assertThat(large).isTrue();
        }
    }

    /** Lets one more transaction after this one be numbered. */
    private static void refuseNumbers(Database database) {
        database.write(tx ->
                tx.jdbc(connection -> {
                    try (Statement statement = connection.createStatement()) {
                        return statement.executeUpdate(
                                "alter table id_counter add constraint refusing check"
                                        + " (name <> '%s' or last <= %d)"
                                                .formatted(
                                                        Anchor.COUNTER,
                                                        tx.lastId(Anchor.COUNTER) + 2));
                    }
                }));
    }
}
