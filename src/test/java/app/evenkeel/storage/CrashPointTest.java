package app.evenkeel.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;

/**
 * Breaks the file off after each single write that H2 made to it, and in the middle of it, and sees
 * to it that what was acknowledged by then is there: at the next opening, and at those after it.
 */
class CrashPointTest {
    /** Shares of a write that arrived: none, and what is not a whole number of blocks. */
    private static final double[] SHARES = {0, 0.7};

    @TempDir private Path folder;

    /** How many commits were acknowledged after how many writes to the file. */
    private final NavigableMap<Integer, Integer> acknowledged = new TreeMap<>();

    private final Random random = new Random(20_261_129);
    private int commits;

    @BeforeEach
    void record() {
        RecordedFile.register();
    }

    @Test
    void keepsEveryAcknowledgedWriteWhereverTheFileIsBrokenOff() throws IOException, SQLException {
        try (Connection connection = newFile()) {
            // Freed space rests for no time: what a store that is open for long comes to.
            execute(connection, "set retention_time 0");
            writeSmall(connection, 24);
        }
        keepsAllFrom(acknowledged.firstKey());
    }

    @Test
    void keepsThemAsWellAfterALargeWriteThatUsedFreedSpace() throws IOException, SQLException {
        int after;
        try (Connection connection = newFile()) {
            writeSmall(connection, 5);
            long size = RecordedFile.length();
            int before = RecordedFile.writes();
            EncryptedFile.reuseSpace(connection, true);
            for (int i = 0; i < 4; i++) {
                execute(
                        connection,
                        "merge into filler key (id) select x, random_uuid() || repeat('x', 200)"
                                + " from system_range(1, 3000)");
            }
            connection.commit();
            EncryptedFile.reuseSpace(connection, false);
            assertThat(RecordedFile.lowest(before)).as("freed space was used").isLessThan(size);
            writeSmall(connection, 1);
            after = acknowledged.lastKey();
            writeSmall(connection, 8);
        }
        keepsAllFrom(after);
    }

    private Connection newFile() throws SQLException {
        EncryptedFile file =
                new EncryptedFile(folder.resolve("recorded"), RecordedFile.SCHEME + ":");
        Connection connection = file.connect(TestStore.key(1));
        connection.setAutoCommit(false);
        execute(connection, "create table counter (n int)");
        execute(connection, "create table filler (id int primary key, text varchar(4000))");
        execute(connection, "insert into counter values (0)");
        connection.commit();
        return connection;
    }

    private void writeSmall(Connection connection, int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            write(connection, ++commits, random);
            acknowledged.put(RecordedFile.writes(), commits);
        }
    }

    private void keepsAllFrom(int first) throws IOException, SQLException {
        int last = RecordedFile.writes();
        assertThat(last).isGreaterThan(first);
        for (int writes = first; writes < last; writes++) {
            for (double share : SHARES) {
                keeps(writes, share);
            }
        }
    }

    private void keeps(int writes, double share) throws IOException, SQLException {
        int expected = acknowledged.floorEntry(writes).getValue();
        EncryptedFile file = new EncryptedFile(folder.resolve("left"));
        Files.write(file.file(), RecordedFile.after(writes, share));
        file.cutToBlocks();
        Random further = new Random(writes);
        for (int opening = 1; opening <= 3; opening++) {
            try (Connection connection = file.connect(TestStore.key(1))) {
                connection.setAutoCommit(false);
                int found = count(connection);
                assertThat(found)
                        .as("after %s writes and %s, opening %s", writes, share, opening)
                        // A commit that was not acknowledged yet may be there as well.
                        .isBetween(expected, expected + (opening == 1 ? 1 : 0));
                expected = found;
                for (int i = 0; i < opening % 3; i++) {
                    write(connection, ++expected, further);
                }
            }
        }
        Files.delete(file.file());
    }

    private static void write(Connection connection, int number, Random random)
            throws SQLException {
        execute(connection, "update counter set n = " + number);
        for (int i = random.nextInt(6); i > 0; i--) {
            execute(
                    connection,
                    "merge into filler key (id) values (%s, '%s%s')"
                            .formatted(
                                    random.nextInt(300),
                                    random.nextLong(),
                                    "x".repeat(random.nextInt(900))));
        }
        connection.commit();
        execute(connection, "checkpoint sync");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select n from counter")) {
            assertThat(found.next()).isTrue();
            return found.getInt(1);
        }
    }
}
