package app.evenkeel.bench;

import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.storage.Database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Iterator;

/**
 * The baseline of the price benchmark: the same bars into the same table by a plain JDBC batch, in
 * one transaction, encrypted and durable alike, and a scan of the columns that valuation reads.
 */
final class PricesRaw {
    private static final int BATCH = 5_000;

    private PricesRaw() {}

    static void main(String[] arguments) throws Exception {
        int assets = Integer.parseInt(arguments[0]) / GeneratedBars.DAYS;
        Path folder = Path.of(arguments[1]);
        Database.open(folder, new byte[32]).close();
        String url =
                "jdbc:h2:retry:"
                        + folder.resolve(Database.FILE).toAbsolutePath()
                        + ";CIPHER=AES;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;MAX_COMPACT_TIME=0"
                        + ";COMPRESS=TRUE;CACHE_SIZE="
                        + Runtime.getRuntime().maxMemory() / 6 / 1024;
        try (Connection connection = DriverManager.getConnection(url, "sa", "0".repeat(64) + " ")) {
            connection.setAutoCommit(false);
            var watch = new Stopwatch();
            insert(connection, assets);
            connection.commit();
            try (Statement statement = connection.createStatement()) {
                statement.execute("checkpoint sync");
            }
            watch.print("insert");
            for (String time : new String[] {"scan-first", "scan"}) {
                watch = new Stopwatch();
                long rows = scan(connection, assets);
                watch.print(time);
                if (rows != (long) assets * GeneratedBars.DAYS) {
                    throw new IllegalStateException("wrong rows: " + rows);
                }
            }
        }
    }

    private static void insert(Connection connection, int assets) throws Exception {
        String sql =
                "insert into price_bar (asset_id, quoted_on, source, load_id, currency, open, high,"
                        + " low, close, volume, adjustment) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (PreparedStatement row = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (int asset = 1; asset <= assets; asset++) {
                Iterator<PriceBar> bars = GeneratedBars.of(asset);
                while (bars.hasNext()) {
                    PriceBar bar = bars.next();
                    row.setLong(1, asset);
                    row.setObject(2, bar.day());
                    row.setString(3, "bench");
                    row.setLong(4, asset);
                    row.setString(5, "USD");
                    row.setBigDecimal(6, bar.open());
                    row.setBigDecimal(7, bar.high());
                    row.setBigDecimal(8, bar.low());
                    row.setBigDecimal(9, bar.close());
                    row.setBigDecimal(10, bar.volume());
                    row.setString(11, bar.adjustment().name());
                    row.addBatch();
                    if (++waiting == BATCH) {
                        row.executeBatch();
                        waiting = 0;
                    }
                }
            }
            row.executeBatch();
        }
    }

    private static long scan(Connection connection, int assets) throws Exception {
        long rows = 0;
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select quoted_on, close, currency, source, load_id, adjustment"
                                + " from price_bar where asset_id = ? order by quoted_on")) {
            for (int asset = 1; asset <= assets; asset++) {
                query.setLong(1, asset);
                try (ResultSet result = query.executeQuery()) {
                    while (result.next()) {
                        long sum =
                                result.getObject(1, LocalDate.class).toEpochDay()
                                        + result.getBigDecimal(2).scale()
                                        + result.getString(3).length()
                                        + result.getString(4).length()
                                        + result.getLong(5)
                                        + result.getString(6).length();
                        rows += sum == Long.MIN_VALUE ? 0 : 1;
                    }
                }
            }
        }
        return rows;
    }
}
