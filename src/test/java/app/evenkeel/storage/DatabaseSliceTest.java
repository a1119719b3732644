package app.evenkeel.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.storage.migration.Migrations;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

class DatabaseSliceTest {
    private static final Migrations NEXT =
            new Migrations(
                    List.of("classpath:app/evenkeel/migration", "classpath:migration-next"), 900);

    @TempDir private Path directory;

    @Test
    void keepsWhatWasWrittenWhenItIsOpenedAgain() {
        try (TestStore store = TestStore.create(directory)) {
            store.insertTrades(0, 10);
        }

        try (Database database = Database.open(directory, TestStore.key(1))) {
            assertThat(count(database)).isEqualTo(10);
        }
    }

    @Test
    void callsAKeyThatDoesNotFitDamage() {
        TestStore.create(directory).close();

        assertRefused(directory, TestStore.key(2), ProblemCode.STORE_DAMAGED, "evenkeel.mv.db");

        Database.open(directory, TestStore.key(1)).close();
    }

    @Test
    void refusesAFileOfGarbage() throws IOException {
        byte[] garbage = new byte[20_000];
        Arrays.fill(garbage, (byte) 0x5a);
        Files.write(file(), garbage);

        assertRefused(directory, TestStore.key(1), ProblemCode.STORE_DAMAGED, "evenkeel.mv.db");
        assertThat(file()).hasBinaryContent(garbage);
    }

    @Test
    void refusesAFileThatWasCutToNothingInsteadOfStartingAnew() throws IOException {
        TestStore.create(directory).close();
        Files.write(file(), new byte[0]);

        assertRefused(directory, TestStore.key(1), ProblemCode.STORE_DAMAGED, "evenkeel.mv.db");
        assertThat(file()).isEmptyFile();
    }

    @Test
    void refusesAFileThatWasCutInHalf() throws IOException {
        try (TestStore store = TestStore.create(directory)) {
            store.insertTrades(0, 2_000);
        }
        byte[] whole = Files.readAllBytes(file());
        byte[] header = Arrays.copyOf(whole, 12_288);
        Files.write(file(), header);

        assertRefused(directory, TestStore.key(1), ProblemCode.STORE_DAMAGED, "evenkeel.mv.db");
    }

    @Test
    void refusesAFileWithScrambledMiddle() throws IOException {
        try (TestStore store = TestStore.create(directory)) {
            store.insertTrades(0, 2_000);
        }
        byte[] bytes = Files.readAllBytes(file());
        Arrays.fill(bytes, 4096, bytes.length, (byte) 7);
        Files.write(file(), bytes);

        assertRefused(directory, TestStore.key(1), ProblemCode.STORE_DAMAGED, "evenkeel.mv.db");
    }

    @Test
    void refusesASemicolonInThePath() {
        Path tricky = directory.resolve("a;INIT=DROP ALL OBJECTS");

        assertThatThrownBy(() -> Database.open(tricky, TestStore.key(1)))
                .isInstanceOf(StorageException.class);
        assertThat(tricky).doesNotExist();
    }

    @Test
    void refusesASecondOpeningInTheSameProcess() {
        try (TestStore store = TestStore.create(directory)) {
            store.insertTrades(0, 1);
            assertRefused(
                    directory, TestStore.key(1), ProblemCode.STORE_IN_USE, directory.toString());
        }
        Database.open(directory, TestStore.key(1)).close();
    }

    @Test
    void refusesASecondProcess() throws Exception {
        try (TestStore store = TestStore.create(directory)) {
            store.insertTrades(0, 1);

            // Asking in this process lets go of nothing.
            assertRefused(
                    directory, TestStore.key(1), ProblemCode.STORE_IN_USE, directory.toString());
            assertThat(Database.isOpen(directory)).isTrue();
            assertThat(StoreProcess.run(directory, "open")).isEqualTo("STORE_IN_USE");
        }
        assertThat(Database.isOpen(directory)).isFalse();
        assertThat(StoreProcess.run(directory, "open")).isEqualTo("OPEN");
    }

    @Test
    void letsNobodyElseRead() throws IOException {
        Path fresh = directory.resolve("made").resolve("here");
        TestStore.create(fresh).close();

        assertThat(permissions(fresh)).isEqualTo("rwx------");
        assertThat(permissions(fresh.resolve("evenkeel.mv.db"))).isEqualTo("rw-------");
        assertThat(permissions(fresh.resolve(FolderLock.FILE))).isEqualTo("rw-------");
        Files.setPosixFilePermissions(
                fresh.resolve("evenkeel.mv.db"), PosixFilePermissions.fromString("rw-r--r--"));

        Database.open(fresh, TestStore.key(1)).close();

        assertThat(permissions(fresh.resolve("evenkeel.mv.db"))).isEqualTo("rw-------");
    }

    @Test
    void leavesNoPlainTextInAnyFile() throws IOException {
        String canary = "T-4711";
        try (TestStore store = TestStore.create(directory)) {
            store.insertTrades(4_000, 5_000);
            store.stores
                    .database()
                    .write(tx -> {
                        store.stores.settings().put(tx, store.caller, "x", "canary");
                        return true;
                    });
            assertAbsent(canary);
            assertAbsent("7012345");
        }
        assertAbsent(canary);
        assertAbsent("canary");
        assertAbsent("ledger_transaction");
        Database.open(directory, TestStore.key(1), NEXT).close();
        assertAbsent(canary);
    }

    @Test
    void survivesAnInterruptInsideAWrite() throws InterruptedException {
        try (TestStore store = TestStore.create(directory)) {
            CountDownLatch inside = new CountDownLatch(1);
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread writer =
                    new Thread(() -> {
                        inside.countDown();
                        for (int i = 0; i < 30; i++) {
                            store.insertTrades(i * 100L, i * 100L + 100);
                            Thread.currentThread().interrupt();
                        }
                    });
            writer.setUncaughtExceptionHandler((thread, e) -> failure.set(e));
            writer.start();
            inside.await();
            writer.interrupt();
            writer.join();

            assertThat(failure.get()).isNull();
            assertThat(count(store.stores.database())).isEqualTo(3_000);
        }
        try (Database database = Database.open(directory, TestStore.key(1))) {
            assertThat(count(database)).isEqualTo(3_000);
        }
    }

    @Test
    void backsUpAndMigratesAnOlderStore() throws IOException {
        try (TestStore store = TestStore.create(directory)) {
            store.insertTrades(0, 20);
        }
        byte[] before = Files.readAllBytes(file());

        try (Database database = Database.open(directory, TestStore.key(1), NEXT)) {
            assertThat(count(database)).isEqualTo(20);
            assertThat(database.<Long>read(tx -> tx.number("select count(*) from added_later")))
                    .isZero();
        }

        Path backup =
                directory
                        .resolve("backup")
                        .resolve("evenkeel-schema-" + Migrations.KNOWN.newest() + ".mv.db");
        assertThat(permissions(backup)).isEqualTo("rw-------");
        // Opened once to be sure of it, so H2 may have touched its header; it still holds all.
        assertThat(Files.size(backup)).isGreaterThanOrEqualTo(before.length / 2);
        Path restored = Files.createDirectory(directory.resolve("restored"));
        Files.copy(backup, restored.resolve("evenkeel.mv.db"));
        try (Database database = Database.open(restored, TestStore.key(1))) {
            assertThat(count(database)).isEqualTo(20);
        }
        assertRefused(
                directory,
                TestStore.key(1),
                ProblemCode.STORE_NEWER,
                "900",
                String.valueOf(Migrations.KNOWN.newest()));
        try (Database database = Database.open(directory, TestStore.key(1), NEXT)) {
            assertThat(count(database)).isEqualTo(20);
        }
        try (Stream<Path> backups = Files.list(directory.resolve("backup"))) {
            assertThat(backups).hasSize(1);
        }
    }

    @Test
    void leavesTheStoreAsItWasWhenAMigrationFails() {
        TestStore store = TestStore.create(directory);
        store.insertTrades(0, 20);
        store.close();
        Migrations broken =
                new Migrations(
                        List.of("classpath:app/evenkeel/migration", "classpath:migration-broken"),
                        900);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> Database.open(directory, TestStore.key(1), broken))
                    .isInstanceOf(StorageException.class);
        }

        assertThat(
                        directory
                                .resolve("backup")
                                .resolve(
                                        "evenkeel-schema-"
                                                + Migrations.KNOWN.newest()
                                                + "-2.mv.db"))
                .exists();
        try (Database database = Database.open(directory, TestStore.key(1))) {
            assertThat(count(database)).isEqualTo(20);
        }
    }

    @Test
    void startsAnewAfterACrashWhileItWasMade() throws IOException {
        Files.write(directory.resolve("evenkeel-new.mv.db"), new byte[5_000]);

        TestStore.create(directory).close();

        assertThat(directory.resolve("evenkeel-new.mv.db")).doesNotExist();
    }

    @Test
    void leavesNothingForTheNextWriteWhenACommitFails() throws SQLException {
        TestStore.create(directory).close();
        EncryptedFile file = new EncryptedFile(directory.resolve("evenkeel"));
        try (Connection connection = file.connect(TestStore.key(1))) {
            connection.setAutoCommit(false);

            assertThatThrownBy(() ->
                            Database.inTransaction(
                                    failingToCommit(connection), true, tx -> tx.nextId("asset")))
                    .isInstanceOf(SQLException.class)
                    .hasMessage("no commit");
            Database.inTransaction(connection, true, tx -> tx.nextId("account"));
        }

        try (Database database = Database.open(directory, TestStore.key(1))) {
            assertThat(lastId(database, "asset")).isEqualTo(2);
            assertThat(lastId(database, "account")).isEqualTo(2);
        }
    }

    private static long lastId(Database database, String table) {
        return database.write(tx -> tx.lastId(table));
    }

    private static Connection failingToCommit(Connection connection) {
        return (Connection)
                Proxy.newProxyInstance(
                        DatabaseSliceTest.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("commit")) {
                                throw new SQLException("no commit");
                            }
                            return method.invoke(connection, arguments);
                        });
    }

    @Test
    void readsOneStateWhileAnotherThreadWrites() {
        try (TestStore store = TestStore.create(directory)) {
            store.insertTrades(0, 10);
            Database database = store.stores.database();

            long twice =
                    database.read(tx -> {
                        long first = store.stores.ledger().count(tx, store.caller);
                        Thread writer = new Thread(() -> store.insertTrades(10, 30));
                        writer.start();
                        joined(writer);
                        return first + store.stores.ledger().count(tx, store.caller);
                    });

            assertThat(twice).isEqualTo(20);
            assertThat(count(database)).isEqualTo(30);
        }
    }

    @Test
    void knowsTheNewestMigrationThereIs() throws IOException {
        Path migrations = Path.of("src/main/resources/app/evenkeel/migration");
        try (Stream<Path> files = Files.list(migrations)) {
            assertThat(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.startsWith("V"))
                                    .mapToInt(name ->
                                            Integer.parseInt(name.substring(1, name.indexOf("__"))))
                                    .max())
                    .hasValue(Migrations.KNOWN.newest());
        }
    }

    @Test
    void mapsRowsAsTheSchemaHasThem() {
        TestStore.create(directory).close();

        Mapping.metadata(
                        Map.of(
                                "jakarta.persistence.nonJtaDataSource",
                                new EncryptedFile(directory.resolve("evenkeel"))
                                        .dataSource(TestStore.key(1)),
                                "hibernate.hbm2ddl.auto",
                                "validate"))
                .buildSessionFactory()
                .close();
    }

    private Path file() {
        return directory.resolve("evenkeel.mv.db");
    }

    private static long count(Database database) {
        return database.read(tx -> tx.number("select count(*) from ledger_transaction"));
    }

    private static void joined(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void assertRefused(
            Path directory, byte[] key, ProblemCode code, String... named) {
        assertThatThrownBy(() -> Database.open(directory, key))
                .isInstanceOfSatisfying(
                        StorageException.class,
                        e -> {
                            assertThat(e.problem().code()).isEqualTo(code);
                            for (int i = 0; i < named.length; i++) {
                                assertThat(e.problem().args().get(i)).endsWith(named[i]);
                            }
                        });
    }

    private void assertAbsent(String text) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(content.contains(text)).as("%s in %s", text, file).isFalse();
                String wide =
                        new String(
                                text.getBytes(StandardCharsets.UTF_16BE),
                                StandardCharsets.ISO_8859_1);
                assertThat(content.contains(wide)).as("%s in %s", text, file).isFalse();
            }
        }
    }
}
