package app.evenkeel.storage;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.storage.migration.Migrations;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

class LeaveMigrationSliceTest {
    @TempDir Path folder;

    @Test
    void runsFromBeforeBelongToTheLeaveThatTheyBeganUnder() throws SQLException {
        Migrations before = new Migrations(Migrations.KNOWN.locations(), 28);
        Database.open(folder, TestStore.key(1), before).close();
        fill();

        try (Database database = Database.open(folder, TestStore.key(1))) {
            List<String> found = new ArrayList<>();
            database.<Boolean>read(tx -> {
                tx.forEach(
                        "select run_id, account_id, connection_id, max_order from run_arming"
                                + " order by run_id",
                        row ->
                                found.add(
                                        row.getLong(1)
                                                + " "
                                                + row.getLong(2)
                                                + " "
                                                + row.getLong(3)
                                                + " "
                                                + row.getBigDecimal(4).intValueExact()));
                return true;
            });

            assertThat(found)
                    .as("not the one from before the leave, on paper, or not begun")
                    .containsExactly("2 1 8 100", "3 1 8 100");
        }
    }

    private void fill() throws SQLException {
        EncryptedFile file = new EncryptedFile(folder.resolve(Database.FILE));
        try (Connection connection = file.connect(TestStore.key(1));
                Statement sql = connection.createStatement()) {
            sql.execute("insert into app_user values (1, 'owner', 'ADMIN')");
            sql.execute("insert into account values (1, 1, 'a', 'EXCHANGE', 'Kraken', 'Kraken')");
            // Two for one account: it is traded over the first by label.
            for (String each : List.of("7, 1, 'kraken', 'second'", "8, 1, 'kraken', 'first'")) {
                sql.execute(
                        "insert into exchange_connection values ("
                                + each
                                + ", 1, x'01', x'01', null, 'NO', '', false,"
                                + " timestamp '2026-11-01 00:00:00')");
            }
            for (int id : List.of(7, 8)) {
                sql.execute(
                        "insert into arming values ("
                                + id
                                + ", 1, timestamp '2026-11-10 00:00:00',"
                                + " timestamp '2026-12-10 00:00:00', 'EUR', 100, 1000, 5, 0.05,"
                                + " 0.05, 3, 50)");
            }
            run(sql, 1, "LIVE", "COMPLETED", 9);
            run(sql, 2, "LIVE", "COMPLETED", 11);
            run(sql, 3, "LIVE", "SELLING", 12);
            run(sql, 4, "PAPER", "COMPLETED", 12);
            run(sql, 5, "LIVE", "APPROVED", 12);
        }
    }

    private static void run(Statement sql, int id, String mode, String state, int day)
            throws SQLException {
        String at = "timestamp '2026-11-%02d 00:00:00'".formatted(day);
        sql.execute(
                "insert into rebalance_log values (%d, 1, '%s', 'all', 'EUR', 'test', 'COLLARED',"
                                .formatted(id, mode)
                        + " 'IOC', 0.005, '%s', %s, %s, null, null)".formatted(state, at, at));
        for (int line = 1; line <= 2; line++) {
            sql.execute(
                    "insert into rebalance_detail values (%d, %d, 1, '%s', 1, 'BTC', 'EUR',"
                                    .formatted(id, line, mode)
                            + " 'SELL', 1, 100, 1, 'test', 'OPEN', 0, 0, null, null)");
        }
    }
}
