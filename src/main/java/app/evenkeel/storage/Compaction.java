package app.evenkeel.storage;

import app.evenkeel.domain.task.Progress;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gives back the space that was freed in a store's file, which grows with every write. Works on a
 * copy that takes the file's place once it was checked row by row, so that a kill at any moment
 * leaves one of the two whole.
 */
final class Compaction {
    /** A smaller file is left alone, whatever is free in it. */
    private static final long SMALLEST_BYTES = 64L << 20;

    private static final int LEAST_PERCENT_IN_USE = 50;

    private final StoreFolder folder;
    private final long smallest;
    private final EncryptedFile database;
    private final EncryptedFile draft;

    Compaction(StoreFolder folder) {
        this(folder, SMALLEST_BYTES);
    }

    /**
     * @param smallest size in bytes from which on a file is worth it
     */
    Compaction(StoreFolder folder, long smallest) {
        this.folder = folder;
        this.smallest = smallest;
        this.database = folder.database();
        this.draft = folder.draft();
    }

    /** Whether an open file is large and less than half of it is in use. */
    boolean isDue(Connection connection) throws SQLException, IOException {
        return Files.size(database.file()) >= smallest
                && percentInUse(connection) < LEAST_PERCENT_IN_USE;
    }

    /**
     * Compacts the file; where that fails, it stays as it was.
     *
     * @param connection the only one; closed
     * @return another connection, to the file that is there then
     */
    Connection run(Connection connection, byte[] key) throws SQLException {
        Map<String, Long> rows = rows(connection);
        connection.close();
        try {
            SafetyCopy.copy(database.file(), draft.file());
            draft.compact(key);
            if (isWhole(rows, key)) {
                folder.takeDraft();
            }
        } catch (IOException | SQLException | StorageException _) {
            // For want of space, most likely. The file is as good as before.
        }
        try {
            Files.deleteIfExists(draft.file());
        } catch (IOException _) {
            // The next opening tries again.
        }
        return database.connect(key);
    }

    /** Whether the draft has as many rows, and every one of them and of the indexes is sound. */
    private boolean isWhole(Map<String, Long> rows, byte[] key) throws SQLException {
        try (Connection connection = draft.connect(key)) {
            if (!rows.equals(rows(connection))) {
                return false;
            }
            connection.setAutoCommit(false);
            return Database.inTransaction(
                    connection,
                    false,
                    tx -> new IntegrityStore().check(tx, Progress.NONE).problems().isEmpty());
        }
    }

    /** How many rows each table has, and the last number that each counter gave out. */
    private static Map<String, Long> rows(Connection connection) throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            StringBuilder counts =
                    new StringBuilder("select 'counter ' || name, last from id_counter");
            try (ResultSet tables =
                    statement.executeQuery(
                            "select table_name from information_schema.tables"
                                    + " where table_schema = 'PUBLIC' and table_type = 'BASE TABLE'")) {
                while (tables.next()) {
                    String table = tables.getString(1);
                    counts.append(
                            " union all select '%s', count(*) from \"%s\""
                                    .formatted(table.replace("'", "''"), table));
                }
            }
            try (ResultSet found = statement.executeQuery(counts.toString())) {
                while (found.next()) {
                    rows.put(found.getString(1), found.getLong(2));
                }
            }
        }
        return rows;
    }

    /** How much of the file holds what is not freed, as H2 estimates it, in percent. */
    private static int percentInUse(Connection connection) throws SQLException {
        return setting(connection, "info.FILL_RATE")
                * setting(connection, "info.CHUNKS_FILL_RATE")
                / 100;
    }

    private static int setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "select setting_value from information_schema.settings"
                                        + " where setting_name = '"
                                        + name
                                        + "'")) {
            // Unknown counts as full: then nothing is done.
            return found.next() ? Integer.parseInt(found.getString(1)) : 100;
        }
    }
}
