package app.evenkeel.storage;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.task.Progress;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;

class IntegrityStoreSliceTest {
    @TempDir private Path directory;
    private TestStore store;

    @BeforeEach
    void open() {
        store = TestStore.create(directory);
        store.insertTrades(0, 50);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void findsNothingWrongWithASoundStore() {
        IntegrityStore.Findings found = check();

        assertThat(found.problems()).isEmpty();
        assertThat(found.transactions()).isEqualTo(50);
        assertThat(found.checks()).contains("row-digests", "references", "indexes");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    update ledger_transaction set quantity_in = quantity_in + 1 where id = 7 | row-digests
                    update ledger_transaction set occurred_at = timestamp '2020-01-01 00:00:00' where id = 7 | row-digests
                    update ledger_transaction set quantity_in = -1 where id = 7 | readable
                    update ledger_transaction set type = 'GIFT' where id = 7 | readable
                    update ledger_transaction set asset_in = null, quantity_in = null where id = 7 | readable
                    update ledger_transaction set account_id = 99 where id = 7 | references
                    update ledger_transaction set subject_asset = 99 where id = 7 | references
                    update ledger_transaction set owner_id = 2 where id = 7 | references
                    update ledger_transaction set batch_id = 99 where id = 7 | references
                    update import_batch set undone_at = timestamp '2026-01-01 00:00:00' | undone-imports
                    delete from ledger_transaction where id = 7 | lost-rows
                    delete from ledger_transaction | lost-rows
                    update id_counter set last = 3 where name = 'ledger_transaction' | ids
                    insert into former_transaction select 77, t.* from ledger_transaction t where id = 7 | references
                    insert into fx_rate values ('EUR', 'USD', date '2024-01-01', 'x', 1, 0) | prices
                    insert into price_bar values (99, date '2024-01-01', 'x', 1, 'JPY', null, null, null, 5, null, 'RAW') | references
                    """)
    void namesWhatIsWrong(String damage, String check) {
        store.stores.database().write(tx -> tx.execute(damage));

        List<Problem> problems = check().problems();

        assertThat(problems)
                .extracting(problem -> problem.args().getFirst())
                .as("the digest covers what a row refers to as well")
                .filteredOn(found -> check.equals("row-digests") || !found.equals("row-digests"))
                .containsExactly(check);
    }

    private IntegrityStore.Findings check() {
        return store.stores
                .database()
                .read(tx -> store.stores.integrity().check(tx, Progress.NONE));
    }
}
