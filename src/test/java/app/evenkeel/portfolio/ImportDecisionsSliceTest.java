package app.evenkeel.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.task.Progress;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

class ImportDecisionsSliceTest {
    private static final String A = "2025-01-01T10:00:00Z,buy,BTC,2,100,,\n";
    private static final String B = "2025-01-02T10:00:00Z,buy,ETH,3,200,,\n";

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
    void storesARowAsItWasEdited() {
        apply(stage(A, B), 0, "2.5");

        assertThat(quantities()).containsExactly("2.5", "3");
    }

    @Test
    void knowsTheFileOfAnEditedRowAgain() {
        apply(stage(A, B), 0, "2.5");

        StagedFile again = stage(A, B).files().getFirst();

        assertThat(again.tally().known()).isEqualTo(2);
        assertThat(again.added()).isZero();
        assertThat(again.conflicts()).isEmpty();
    }

    @Test
    void undoingTheImportTakesTheEditedRowOutToo() {
        var receipts = apply(stage(A, B), 0, "2.5");

        store.imports.undo(receipts.getFirst().id());

        assertThat(store.dump()).isEmpty();
    }

    @Test
    void keepsAnEditWhenTheLedgerChangedSinceTheReview() {
        StagedImport staged = stage(A, B);
        store.add(
                store.file(
                        "other.csv",
                        SampleImporter.TRADES,
                        "2024-05-01T10:00:00Z,buy,BTC,1,5,,\n"));

        apply(staged, 0, "2.5");

        assertThat(quantities()).containsExactly("1", "2.5", "3");
        assertThat(store.ledger.load().assets()).hasSize(3);
    }

    @Test
    void storesARowUnderAnAssetThatWasTyped() {
        StagedImport staged = stage(A, B);
        AssetRef oak =
                AssetRef.security(AssetKind.EQUITY, "OAK", "Oak Works", CurrencyCode.USD, "");
        AssetId typed = staged.plan().typed(oak);
        assertThat(staged.plan().typed(oak)).isEqualTo(typed);
        assertThat(staged.plan().assets()).contains(typed);
        // Something else happens meanwhile, so that everything is matched once more.
        store.add(
                store.file(
                        "other.csv",
                        SampleImporter.TRADES,
                        "2024-05-01T10:00:00Z,buy,BTC,1,5,,\n"));

        Transaction row = staged.files().getFirst().sampleRows().getFirst().transaction();
        Leg out = java.util.Objects.requireNonNull(row.movement().out());
        Transaction edited =
                Transaction.of(
                        TransactionType.BUY,
                        row.head(),
                        Movement.ofTrade(new Leg(typed, BigDecimal.TEN), out));
        store.imports.applyDecided(
                staged,
                new ImportDecisions(Map.of(), Map.of("a.csv", Map.of(0, edited)), Map.of()),
                Progress.NONE);

        assertThat(store.ledger.load().assets().values())
                .extracting(asset -> asset.kind() + " " + asset.symbol() + " " + asset.name())
                .contains("EQUITY OAK Oak Works");
        assertThat(quantities()).containsExactly("1", "10", "3");
    }

    @Test
    void showsAndEditsRowsOfAFileThatIsTooLongToBeKept() {
        StringBuilder many = new StringBuilder();
        int count = StagingSink.KEPT + 1_500;
        for (int i = 0; i < count; i++) {
            many.append("2025-01-01T10:00:00Z,buy,BTC,").append(i + 1).append(",100,,\n");
        }
        StagedImport staged = stage(many.toString());
        StagedFile file = staged.files().getFirst();
        assertThat(file.sampleRows()).hasSize(1_000);
        assertThat(file.count(StagedRow.Status.NEW)).isEqualTo(count);

        List<StagedRow> last =
                store.imports.rows(
                        staged,
                        "a.csv",
                        StagedRow.Status.NEW,
                        StagingSink.KEPT + 1_000,
                        1_000,
                        Progress.NONE);

        assertThat(last).hasSize(500);
        assertThat(last.getLast().index()).isEqualTo(count - 1);
        Transaction row = last.getLast().transaction();
        Leg in = java.util.Objects.requireNonNull(row.movement().in());
        assertThat(in.quantity()).isEqualByComparingTo(BigDecimal.valueOf(count));
        Leg out = java.util.Objects.requireNonNull(row.movement().out());
        Transaction edited =
                Transaction.of(
                        TransactionType.BUY,
                        row.head(),
                        Movement.ofTrade(new Leg(in.asset(), new BigDecimal("0.25")), out));
        store.imports.applyDecided(
                staged,
                new ImportDecisions(Map.of(), Map.of("a.csv", Map.of(count - 1, edited)), Map.of()),
                Progress.NONE);

        assertThat(quantities()).hasSize(count).contains("0.25");
    }

    @Test
    void putsOneFileIntoAnotherAccount() {
        Path one = store.file("one.csv", SampleImporter.TRADES, A);
        Path two = store.file("two.csv", SampleImporter.TRADES, B);
        StagedImport staged =
                store.imports.stageWith(
                        List.of(one, two),
                        StagingOptions.NONE.withAccount("two.csv", "Savings"),
                        Progress.NONE);
        store.imports.apply(staged, Map.of(), Progress.NONE);

        assertThat(store.ledger.load().accounts().values())
                .extracting(account -> account.name())
                .containsExactlyInAnyOrder("Sample", "Savings");
    }

    @Test
    void bringsBackOneOfTheRowsThatTheUserDeletedAndKnowsItFromThenOn() {
        store.add(store.file("a.csv", SampleImporter.TRADES, A, B));
        store.ledger.delete(
                store.ledger.load().transactions().stream().map(t -> t.head().id()).toList());
        StagedImport staged = stage(A, B);
        assertThat(staged.files().getFirst().sampleRows())
                .extracting(StagedRow::status)
                .containsOnly(StagedRow.Status.DELETED);

        var receipts =
                store.imports.applyDecided(
                        staged,
                        new ImportDecisions(Map.of(), Map.of(), Map.of("a.csv", Set.of(1))),
                        Progress.NONE);

        assertThat(receipts.getFirst().added()).isEqualTo(1);
        assertThat(quantities()).containsExactly("3");
        assertThat(stage(A, B).files().getFirst().sampleRows())
                .extracting(StagedRow::status)
                .containsExactly(StagedRow.Status.DELETED, StagedRow.Status.KNOWN);
    }

    private StagedImport stage(String... rows) {
        return store.stage(store.file("a.csv", SampleImporter.TRADES, String.join("", rows)));
    }

    private List<app.evenkeel.domain.ledger.ImportBatch> apply(
            StagedImport staged, int index, String quantity) {
        Transaction row = staged.files().getFirst().sampleRows().get(index).transaction();
        Leg in = java.util.Objects.requireNonNull(row.movement().in());
        Leg out = java.util.Objects.requireNonNull(row.movement().out());
        Transaction edited =
                Transaction.of(
                        TransactionType.BUY,
                        row.head(),
                        Movement.ofTrade(new Leg(in.asset(), new BigDecimal(quantity)), out));
        return store.imports.applyDecided(
                staged,
                new ImportDecisions(Map.of(), Map.of("a.csv", Map.of(index, edited)), Map.of()),
                Progress.NONE);
    }

    private List<String> quantities() {
        return store.ledger.load().transactions().stream()
                .map(t -> t.movement().in())
                .filter(java.util.Objects::nonNull)
                .map(leg -> leg.quantity().stripTrailingZeros().toPlainString())
                .toList();
    }
}
