package app.evenkeel.presentation.imports;

import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.portfolio.Conflict;
import app.evenkeel.portfolio.StagedFile;
import app.evenkeel.portfolio.StagedImport;
import app.evenkeel.presentation.fx.FxThread;
import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.Job;
import app.evenkeel.presentation.fx.TaskRunner;
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

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Files on their way in: read, shown for review, then applied or discarded. */
public final class ImportReviewViewModel {
    /** Where the files are. */
    public enum State {
        /** There are none. */
        IDLE,
        READING,
        REVIEW,
        APPLYING
    }

    private static final Duration BEFORE_PROGRESS = Duration.ofMillis(300);

    private final ImportDesk desk;
    private final Workspace workspace;
    private final TaskRunner tasks;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private final ReadOnlyBooleanWrapper slow = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper applicable = new ReadOnlyBooleanWrapper();
    private final ObservableList<StagedFile> files = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable StagedFile> selected = new SimpleObjectProperty<>();
    private final Map<String, Map<Integer, Conflict.Choice>> choices = new HashMap<>();
    private @Nullable StagedImport staged;
    private Handle work = Handle.NONE;
    private Handle timer = Handle.NONE;

    public ImportReviewViewModel(ImportDesk desk, Workspace workspace) {
        this.desk = desk;
        this.workspace = workspace;
        this.tasks = workspace.tasks();
    }

    /** Reads files; what was under review before is discarded. */
    public void begin(List<Path> paths) {
        FxThread.require();
        if (paths.isEmpty() || state.get() == State.APPLYING) {
            return;
        }
        discard();
        enter(State.READING);
        work =
                tasks.runWithProgress(progress -> desk.stage(paths, null, progress))
                        .named("job.import.read")
                        .onSuccess(this::review)
                        .onProblem(this::failed)
                        .onCancelled(this::discard)
                        .start();
    }

    /** Stores what is under review. */
    public void apply() {
        FxThread.require();
        StagedImport reviewed = staged;
        if (reviewed == null || !applicable.get()) {
            return;
        }
        Map<String, Map<Integer, Conflict.Choice>> chosen = new HashMap<>();
        choices.forEach((file, byIndex) -> chosen.put(file, Map.copyOf(byIndex)));
        enter(State.APPLYING);
        work =
                tasks.runWithProgress(progress -> desk.apply(reviewed, chosen, progress))
                        .named("job.import.apply")
                        .onSuccess(this::applied)
                        .onProblem(refused -> {
                            problem.set(refused);
                            enter(State.REVIEW);
                        })
                        .onCancelled(() -> enter(State.REVIEW))
                        .start();
    }

    /** Stops reading or applying at the next safe point; nothing is half-stored. */
    public void cancel() {
        work.cancel();
    }

    /** Lets go of what is under review. */
    public void discard() {
        FxThread.require();
        staged = null;
        files.clear();
        choices.clear();
        selected.set(null);
        problem.set(null);
        applicable.set(false);
        enter(State.IDLE);
    }

    /** What to do about a conflict of a file; unless chosen, what is usual for it. */
    public void choose(StagedFile file, Conflict conflict, Conflict.Choice choice) {
        FxThread.require();
        choices.computeIfAbsent(file.fileName(), name -> new HashMap<>())
                .put(conflict.index(), choice);
        updateApplicable();
    }

    public Conflict.Choice choice(StagedFile file, Conflict conflict) {
        return choices.getOrDefault(file.fileName(), Map.of())
                .getOrDefault(conflict.index(), conflict.usual());
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether it has taken long enough that progress and Cancel should be shown. */
    public ReadOnlyBooleanProperty slowProperty() {
        return slow.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether there is anything to apply. */
    public ReadOnlyBooleanProperty applicableProperty() {
        return applicable.getReadOnlyProperty();
    }

    public ObservableList<StagedFile> files() {
        return files;
    }

    public ObjectProperty<@Nullable StagedFile> selectedProperty() {
        return selected;
    }

    public ObservableList<Job> jobs() {
        return tasks.jobs();
    }

    /** How the assets and accounts under review are called. */
    StagedImport.Labels labels() {
        StagedImport reviewed = staged;
        return reviewed == null
                ? new StagedImport.Labels(Object::toString, Object::toString)
                : reviewed.labels();
    }

    private void review(StagedImport result) {
        staged = result;
        files.setAll(result.files());
        selected.set(mostInteresting(result.files()));
        updateApplicable();
        enter(State.REVIEW);
    }

    private static @Nullable StagedFile mostInteresting(List<StagedFile> files) {
        return files.stream()
                .filter(file -> file.hasRejects() || !file.conflicts().isEmpty())
                .findFirst()
                .orElse(files.isEmpty() ? null : files.getFirst());
    }

    private void updateApplicable() {
        applicable.set(
                files.stream()
                        .anyMatch(file ->
                                file.added() > 0 || !file.holdings().isEmpty() || takesAny(file)));
    }

    private boolean takesAny(StagedFile file) {
        return file.conflicts().stream()
                .anyMatch(conflict -> choice(file, conflict) != Conflict.Choice.KEEP_STORED);
    }

    private void failed(Problem refused) {
        discard();
        workspace.notices().problem(refused);
    }

    private void applied(List<ImportBatch> batches) {
        discard();
        long added = batches.stream().mapToLong(ImportBatch::added).sum();
        String text = workspace.messages().text("import.applied", added, batches.size());
        if (batches.isEmpty()) {
            workspace.notices().done(text);
        } else {
            workspace
                    .notices()
                    .done(text, workspace.messages().text("action.undo"), () -> undo(batches));
        }
    }

    private void undo(List<ImportBatch> batches) {
        tasks.run(
                        () -> {
                            // The newest first, as they may build on one another.
                            batches.reversed().forEach(batch -> desk.undo(batch.id()));
                            return batches.size();
                        })
                .named("job.import.undo")
                .onSuccess(count ->
                        workspace.notices().done(workspace.messages().text("import.undone", count)))
                .onProblem(workspace.notices()::problem)
                .start();
    }

    private void enter(State next) {
        timer.cancel();
        slow.set(false);
        state.set(next);
        if (next == State.READING || next == State.APPLYING) {
            timer = tasks.later(BEFORE_PROGRESS, () -> slow.set(true));
        }
    }
}
