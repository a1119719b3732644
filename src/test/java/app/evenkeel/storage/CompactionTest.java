package app.evenkeel.storage;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.task.Progress;
import app.evenkeel.storage.migration.Migrations;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** Space that was freed in a store's file comes back, and nothing else changes. */
class CompactionTest {
    private static final byte[] KEY = TestStore.key(1);

    @TempDir private Path directory;

    @Test
    void givesBackWhatWasFreedAndKeepsTheRest() throws IOException, SQLException {
        wasteful();
        StoreFolder folder = new StoreFolder(directory, Migrations.KNOWN);
        long before = Files.size(folder.database().file());
        Compaction compaction = new Compaction(folder, before);

        Connection connection = folder.database().connect(KEY);
        assertThat(compaction.isDue(connection)).isTrue();
        connection = compaction.run(connection, KEY);
        assertThat(compaction.isDue(connection)).as("done").isFalse();
        connection.close();

        assertThat(Files.size(folder.database().file())).isLessThan(before / 2);
        assertThat(folder.draft().file()).doesNotExist();
        try (Database database = Database.open(directory, KEY)) {
            TestStore store = TestStore.of(database);
            assertThat(store.count()).isEqualTo(500);
            Map<String, String> settings =
                    database.read(tx -> store.stores.settings().findAll(tx, store.caller));
            assertThat(settings).hasSize(1);
            IntegrityStore.Findings found =
                    database.read(tx -> store.stores.integrity().check(tx, Progress.NONE));
            assertThat(found.problems()).isEmpty();
        }
    }

    @Test
    void leavesASmallFileAloneAndAFullOne() throws IOException, SQLException {
        wasteful();
        StoreFolder folder = new StoreFolder(directory, Migrations.KNOWN);
        long size = Files.size(folder.database().file());

        try (Connection connection = folder.database().connect(KEY)) {
            assertThat(new Compaction(folder, size + 1).isDue(connection)).isFalse();
        }
        folder.database().compact(KEY);
        try (Connection connection = folder.database().connect(KEY)) {
            assertThat(new Compaction(folder, 0).isDue(connection)).isFalse();
        }
    }

    @Test
    void leavesTheFileAsItWasWhereTheCopyCannotBeMade() throws IOException, SQLException {
        wasteful();
        StoreFolder folder = new StoreFolder(directory, Migrations.KNOWN);
        byte[] before = Files.readAllBytes(folder.database().file());
        Path blocked = Files.createDirectory(folder.draft().file());
        Files.createFile(blocked.resolve("in the way"));

        Connection connection = folder.database().connect(KEY);
        new Compaction(folder, 0).run(connection, KEY).close();

        assertThat(Files.size(folder.database().file())).isGreaterThanOrEqualTo(before.length);
        Files.delete(blocked.resolve("in the way"));
        Files.delete(blocked);
        try (Database database = Database.open(directory, KEY)) {
            assertThat(TestStore.of(database).count()).isEqualTo(500);
        }
    }

    /** Rows to keep, and a setting that was written over many times. */
    private void wasteful() {
        try (TestStore store = TestStore.create(directory)) {
            store.insertTrades(0, 500);
            for (int i = 0; i < 300; i++) {
                String value = "x".repeat(2_000) + i;
                store.stores
                        .database()
                        .<Boolean>write(tx -> {
                            store.stores.settings().put(tx, store.caller, "again", value);
                            return true;
                        });
            }
        }
    }
}
