package app.evenkeel.presentation.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.portfolio.Conflict;
import app.evenkeel.portfolio.StagedFile;
import app.evenkeel.presentation.fx.FakeWorkspace;
import app.evenkeel.presentation.imports.ImportReviewViewModel.State;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class ImportReviewViewModelTest {
    private final FakeDesk desk = new FakeDesk();
    private final FakeWorkspace window = new FakeWorkspace();
    private final ImportReviewViewModel review =
            new ImportReviewViewModel(desk, window.workspace());

    @Test
    void showsTheFileWithConflictsFirst() {
        StagedFile mixed = FakeDesk.mixed("b.csv");
        desk.files = List.of(FakeDesk.known("a.csv"), mixed);
        review.begin(List.of(Path.of("a.csv"), Path.of("b.csv")));
        assertThat(review.stateProperty().get()).isEqualTo(State.REVIEW);
        assertThat(review.selectedProperty().get()).isEqualTo(mixed);
        assertThat(review.applicableProperty().get()).isTrue();
    }

    @Test
    void hasNothingToApplyIfEverythingIsKnownOrRefused() {
        desk.files = List.of(FakeDesk.known("a.csv"), FakeDesk.refused("b.csv"));
        review.begin(List.of(Path.of("a.csv"), Path.of("b.csv")));
        assertThat(review.applicableProperty().get()).isFalse();
        review.apply();
        assertThat(desk.applications).isZero();
    }

    @Test
    void handsTheChoicesOverAndOffersUndo() {
        StagedFile mixed = FakeDesk.mixed("b.csv");
        desk.files = List.of(mixed);
        review.begin(List.of(Path.of("b.csv")));
        review.choose(mixed, mixed.conflicts().getFirst(), Conflict.Choice.KEEP_BOTH);
        review.apply();
        assertThat(desk.applied).isEqualTo(Map.of("b.csv", Map.of(0, Conflict.Choice.KEEP_BOTH)));
        assertThat(review.stateProperty().get()).isEqualTo(State.IDLE);
        window.lastAction().run();
        assertThat(desk.undone).hasSize(1);
    }

    @Test
    void keepsTheStoredTransactionUnlessToldOtherwise() {
        StagedFile mixed = FakeDesk.mixed("b.csv");
        desk.files = List.of(mixed);
        review.begin(List.of(Path.of("b.csv")));
        assertThat(review.choice(mixed, mixed.conflicts().getFirst()))
                .isEqualTo(Conflict.Choice.KEEP_STORED);
    }

    @Test
    void storesNothingWhenDiscarded() {
        desk.files = List.of(FakeDesk.mixed("b.csv"));
        review.begin(List.of(Path.of("b.csv")));
        review.discard();
        review.apply();
        assertThat(desk.applications).isZero();
        assertThat(review.files()).isEmpty();
    }

    @Test
    void loadsReceiptsAgainWhenTheLedgerChanges() {
        Changes changes = new Changes();
        ImportsViewModel imports = new ImportsViewModel(desk, changes, window.workspace());
        imports.activate(null);
        desk.receipts.add(FakeDesk.receipt(1, "a.csv"));
        changes.publish(Change.LEDGER);
        assertThat(imports.receipts()).hasSize(1);
        assertThat(imports.previewProperty().get()).isNotNull();
        imports.deactivate();
        desk.receipts.clear();
        changes.publish(Change.LEDGER);
        assertThat(imports.receipts()).hasSize(1);
    }

    @Test
    void undoesTheSelectedImportOnce() {
        desk.receipts.add(FakeDesk.receipt(1, "a.csv"));
        ImportsViewModel imports = new ImportsViewModel(desk, new Changes(), window.workspace());
        imports.activate(null);
        imports.undo();
        imports.undo();
        assertThat(desk.undone).hasSize(1);
        assertThat(imports.previewProperty().get()).isNull();
    }
}
