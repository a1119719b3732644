package app.evenkeel.storage;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.task.Progress;
import app.evenkeel.storage.migration.Migrations;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

class DigestMigrationSliceTest {
    private static final String COLUMNS =
            "id, owner_id, account_id, batch_id, type, occurred_at, zone, settlement, tax_account,"
                    + " asset_in, quantity_in, asset_out, quantity_out, fee_asset, fee_quantity,"
                    + " fee_included, tax_amount, tax_currency, price, price_currency, amount,"
                    + " amount_currency, subject_asset, source, layout, external_id,"
                    + " identity_key, occurrence, content_digest, cross_key, line, raw_row, memo,"
                    + " edited";

    @TempDir Path folder;

    @Test
    void aStoreOfTheFirstSchemaIsSoundAfterItsDigestsWereMadeAnew() throws SQLException {
        Migrations first = new Migrations(Migrations.KNOWN.locations(), 1);
        Database.open(folder, TestStore.key(1), first).close();
        fill();

        try (Database database = Database.open(folder, TestStore.key(1))) {
            IntegrityStore.Findings found =
                    database.read(tx -> new IntegrityStore().check(tx, Progress.NONE));

            assertThat(found.problems()).isEmpty();
            assertThat(found.transactions()).isEqualTo(3);
        }
    }

    private void fill() throws SQLException {
        EncryptedFile file = new EncryptedFile(folder.resolve(Database.FILE));
        try (Connection connection = file.connect(TestStore.key(1));
                Statement sql = connection.createStatement()) {
            sql.execute("insert into app_user values (1, 'owner', 'ADMIN')");
            sql.execute("insert into account values (1, 1, 'a', 'BROKER', 'A', 'A')");
            sql.execute(
                    "insert into asset values (1, 'a', 'EQUITY', 'A', '', 'JPY', '', 1, true),"
                            + " (2, 'b', 'CASH', 'JPY', '', 'JPY', '', 1, true)");
            sql.execute(
                    "insert into import_batch values (1, 1, 'f', 'x', 's', 'l',"
                            + " timestamp '2026-01-01 00:00:00', 3, 3, 0, 0, 0, null)");
            sql.execute("update id_counter set last = 9");
            insert(
                    sql,
                    "1, 1, 1, 1, 'BUY', timestamp '2024-05-06 07:08:09.000000120', 'Asia/Tokyo',"
                            + " date '2024-05-08', '特定', 1, 1200, 2, 0.05, 2, 10.50, true, 1,"
                            + " 'JPY', 100, 'JPY', 120000.000000000000000001, 'JPY', null");
            insert(
                    sql,
                    "2, 1, 1, 1, 'DIVIDEND', timestamp '1969-12-31 23:59:59.5', 'UTC', null, '',"
                            + " 2, 0.000000000000000001, null, null, 2, 100, false, null, null,"
                            + " null, null, null, null, 1");
            insert(
                    sql,
                    "3, 1, 1, 1, 'WITHDRAWAL', timestamp '2024-05-06 00:00:00', 'Asia/Tokyo',"
                            + " null, 'Ｎ成長', null, null, 2, 30, null, null, null, null, null,"
                            + " null, null, null, null, null");
        }
    }

    private static void insert(Statement sql, String values) throws SQLException {
        String id = values.substring(0, 1);
        sql.execute(
                "insert into ledger_transaction ("
                        + COLUMNS
                        + ") values ("
                        + values
                        + ", 's', 'l', 'own-"
                        + id
                        + "', random_uuid(), 0, 5, null, 1, 'raw', '', false)");
    }
}
