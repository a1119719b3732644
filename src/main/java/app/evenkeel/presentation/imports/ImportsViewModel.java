package app.evenkeel.presentation.imports;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.portfolio.ImportService.UndoPreview;
import app.evenkeel.portfolio.StagedImport.Labels;
import app.evenkeel.presentation.fx.FxThread;
import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.Subscriptions;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/** Receipts of what was imported, and taking one back. */
public final class ImportsViewModel {
    private final ImportDesk desk;
    private final Changes changes;
    private final Workspace workspace;
    private final ObservableList<ImportBatch> receipts = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable ImportBatch> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Preview> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private final Subscriptions subscriptions = new Subscriptions();
    private Handle loading = Handle.NONE;
    private Handle previewing = Handle.NONE;

    /** What an undo would take, with names for what it lists. */
    public record Preview(UndoPreview undo, Labels labels) {}

    public ImportsViewModel(ImportDesk desk, Changes changes, Workspace workspace) {
        this.desk = desk;
        this.changes = changes;
        this.workspace = workspace;
        selected.subscribe(this::loadPreview);
    }

    /** Begins to listen and loads. */
    public void activate(@Nullable BatchId focus) {
        FxThread.require();
        Changes.Subscription listening =
                changes.subscribe(change -> {
                    if (change == Change.LEDGER) {
                        workspace.tasks().post(() -> load(null));
                    }
                });
        subscriptions.add(listening::close);
        load(focus);
    }

    public void deactivate() {
        subscriptions.close();
        loading.cancel();
        previewing.cancel();
    }

    /** Takes the selected import out of the ledger. */
    public void undo() {
        FxThread.require();
        ImportBatch batch = selected.get();
        if (batch == null || batch.undoneAt() != null) {
            return;
        }
        workspace
                .tasks()
                .run(() -> desk.undo(batch.id()))
                .named("job.import.undo")
                .onSuccess(undone -> {
                    workspace.notices().done(workspace.messages().text("import.undone", 1));
                    load(undone.id());
                })
                .onProblem(workspace.notices()::problem)
                .start();
    }

    public ObservableList<ImportBatch> receipts() {
        return receipts;
    }

    public ObjectProperty<@Nullable ImportBatch> selectedProperty() {
        return selected;
    }

    /**
     * What undoing the selected import would take; {@code null} while unknown or already undone.
     */
    public ReadOnlyObjectProperty<@Nullable Preview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether the receipts have been loaded once; before that an empty list means nothing. */
    public ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    private void load(@Nullable BatchId focus) {
        loading.cancel();
        loading =
                workspace
                        .tasks()
                        .run(desk::findAll)
                        .onSuccess(found -> show(found, focus))
                        .onProblem(problem::set)
                        .start();
    }

    private void show(List<ImportBatch> found, @Nullable BatchId focus) {
        ImportBatch before = selected.get();
        BatchId wanted = focus != null ? focus : before == null ? null : before.id();
        problem.set(null);
        receipts.setAll(found);
        loaded.set(true);
        selected.set(
                found.stream()
                        .filter(batch -> batch.id().equals(wanted))
                        .findFirst()
                        .orElse(found.isEmpty() ? null : found.getFirst()));
        // The same receipt as before is no change that would load it, and leaving the screen stops
        // a preview under way; what it says may be another since.
        loadPreview(selected.get());
    }

    private void loadPreview(@Nullable ImportBatch batch) {
        previewing.cancel();
        preview.set(null);
        problem.set(null);
        if (batch == null || batch.undoneAt() != null) {
            return;
        }
        previewing =
                workspace
                        .tasks()
                        .run(() -> new Preview(desk.previewUndo(batch.id()), desk.labels()))
                        .onSuccess(found -> {
                            if (Objects.equals(selected.get(), batch)) {
                                preview.set(found);
                            }
                        })
                        .onProblem(why -> {
                            if (Objects.equals(selected.get(), batch)) {
                                problem.set(why);
                            }
                        })
                        .start();
    }
}
