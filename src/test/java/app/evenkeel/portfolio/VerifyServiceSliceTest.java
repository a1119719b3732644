package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionDigest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

class VerifyServiceSliceTest {
    private static final String ROWS =
            "2025-01-01T10:00:00Z,buy,BTC,2,100,,\n2025-01-02T10:00:00Z,buy,ETH,3,200,,\n";

    @TempDir Path folder;
    private ServiceStore store;

    @BeforeEach
    void open() {
        store = ServiceStore.open(folder);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void findsAStoreSoundAfterImportEditDeletionAndUndo() {
        store.add(store.file("a.csv", SampleImporter.TRADES, ROWS));
        Transaction first = store.ledger.load().transactions().getFirst();
        store.ledger.edit(first.withHead(first.head()));
        store.ledger.delete(List.of(first.head().id()));
        ImportBatch undone =
                store.add(store.file("b.csv", SampleImporter.TRADES, ROWS.replace("BTC", "LTC")))
                        .getFirst();
        store.imports.undo(undone.id());

        VerifyService.Report report = verify();

        assertThat(report.problems()).isEmpty();
        assertThat(report.transactions()).isEqualTo(1);
        assertThat(report.checks()).contains("receipts");
    }

    @Test
    void noticesMoreRowsThanTheReceiptTells() {
        ImportBatch batch = store.add(store.file("a.csv", SampleImporter.TRADES, ROWS)).getFirst();
        Transaction row = store.ledger.load().transactions().getFirst();
        var stores = store.session.stores();
        stores.database()
                .write(tx ->
                        stores.ledger()
                                .insert(
                                        tx,
                                        store.session.caller(),
                                        anotherOccurrence(row),
                                        TransactionDigest.of(row)));

        VerifyService.Report report = verify();

        assertThat(report.isSound()).isFalse();
        assertThat(report.problems().getFirst().args())
                .last()
                .asString()
                .contains("import " + batch.id().value() + " has 3 transactions");
    }

    @Test
    void noticesARowThatIsMissing() {
        store.add(store.file("a.csv", SampleImporter.TRADES, ROWS));
        var stores = store.session.stores();
        Transaction row = store.ledger.load().transactions().getFirst();
        stores.database()
                .write(tx -> {
                    stores.ledger().delete(tx, store.session.caller(), List.of(row.head().id()));
                    return row;
                });

        assertThat(verify().problems())
                .as("the ledger's own tally was kept, the receipt still says two")
                .singleElement()
                .satisfies(problem -> assertThat(problem.args().getFirst()).isEqualTo("receipts"));
    }

    private static Transaction anotherOccurrence(Transaction row) {
        var o = row.head().origin();
        BatchId batch = o.batch();
        return row.withHead(
                row.head()
                        .withOrigin(
                                new Origin(
                                        batch,
                                        o.source(),
                                        o.layout(),
                                        o.externalId(),
                                        o.identity(),
                                        9,
                                        o.crossKey(),
                                        o.line(),
                                        o.rawRow())));
    }

    private VerifyService.Report verify() {
        return store.verify();
    }
}
