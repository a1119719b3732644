package app.evenkeel.bench;

import app.evenkeel.storage.Database;

import java.io.BufferedReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The baseline of the import benchmark: the same file, split at its commas, into the same table
 * with the same indexes by a plain JDBC batch, in one transaction, encrypted and durable alike.
 */
final class ImportRaw {
    private static final int COLUMNS = 34;
    private static final int BATCH = 5000;

    private ImportRaw() {}

    static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        // The program makes the schema, so that columns and indexes are the same by construction.
        Database.open(folder, new byte[32]).close();
        String url =
                "jdbc:h2:retry:"
                        + folder.resolve(Database.FILE).toAbsolutePath()
                        + ";CIPHER=AES;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;MAX_COMPACT_TIME=0"
                        // The program's own settings for speed, so that they flatter neither side.
                        + ";COMPRESS=TRUE;CACHE_SIZE="
                        + Runtime.getRuntime().maxMemory() / 6 / 1024;
        try (Connection connection = DriverManager.getConnection(url, "sa", "0".repeat(64) + " ")) {
            connection.setAutoCommit(false);
            var watch = new Stopwatch();
            insert(connection, file);
            connection.commit();
            try (Statement statement = connection.createStatement()) {
                statement.execute("checkpoint sync");
            }
            watch.print("import");
        }
    }

    private static void insert(Connection connection, Path file) throws Exception {
        String sql =
                "insert into ledger_transaction values ("
                        + String.join(",", Collections.nCopies(COLUMNS, "?"))
                        + ")";
        Map<String, Long> ids = new HashMap<>();
        try (BufferedReader in = Files.newBufferedReader(file);
                PreparedStatement row = connection.prepareStatement(sql)) {
            in.readLine();
            long id = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                bind(row, ++id, line, line.split(",", -1), ids);
                row.addBatch();
                if (id % BATCH == 0) {
                    row.executeBatch();
                }
            }
            row.executeBatch();
        }
    }

    private static void bind(
            PreparedStatement row, long id, String line, String[] cells, Map<String, Long> ids)
            throws Exception {
        Instant time = Instant.parse(cells[0]);
        boolean buy = cells[3].equals("BUY");
        BigDecimal quantity = new BigDecimal(cells[4]);
        BigDecimal price = new BigDecimal(cells[5]);
        BigDecimal fee = new BigDecimal(cells[6]);
        BigDecimal gross = quantity.multiply(price);
        BigDecimal amount = buy ? gross.add(fee) : gross.subtract(fee);
        long asset = ids.computeIfAbsent(cells[2], key -> (long) ids.size() + 1);
        long cash = ids.computeIfAbsent(cells[7], key -> (long) ids.size() + 1);
        long hash = line.hashCode() * 0x9E3779B97F4A7C15L ^ id;
        row.setLong(1, id);
        row.setLong(2, 1);
        row.setLong(3, ids.computeIfAbsent(cells[1], key -> (long) ids.size() + 1));
        row.setLong(4, 1);
        row.setString(5, cells[3]);
        row.setObject(6, LocalDateTime.ofInstant(time, ZoneOffset.UTC));
        row.setString(7, "Z");
        row.setObject(8, null);
        row.setString(9, "");
        row.setObject(10, buy ? asset : cash);
        row.setBigDecimal(11, buy ? quantity : amount);
        row.setObject(12, buy ? cash : asset);
        row.setBigDecimal(13, buy ? amount : quantity);
        row.setObject(14, cash);
        row.setBigDecimal(15, fee);
        row.setObject(16, true);
        row.setBigDecimal(17, null);
        row.setString(18, null);
        row.setBigDecimal(19, price);
        row.setString(20, cells[7]);
        row.setBigDecimal(21, amount);
        row.setString(22, cells[7]);
        row.setObject(23, null);
        row.setString(24, "evenkeel");
        row.setString(25, "trades");
        row.setString(26, "");
        row.setObject(27, new UUID(time.getEpochSecond() << 24 | (hash & 0xFFFFFF), hash));
        row.setInt(28, 0);
        row.setLong(29, hash);
        row.setString(30, null);
        row.setLong(31, id + 1);
        row.setString(32, line);
        row.setString(33, "");
        row.setBoolean(34, false);
    }
}
