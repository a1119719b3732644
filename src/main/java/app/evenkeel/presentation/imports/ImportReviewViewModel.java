package app.evenkeel.presentation.imports;

import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.AssetQuestion;
import app.evenkeel.portfolio.Conflict;
import app.evenkeel.portfolio.ImportDecisions;
import app.evenkeel.portfolio.MarketChoice;
import app.evenkeel.portfolio.StagedFile;
import app.evenkeel.portfolio.StagedImport;
import app.evenkeel.portfolio.StagedRow;
import app.evenkeel.portfolio.StagingOptions;
import app.evenkeel.presentation.control.TypedContent;
import app.evenkeel.presentation.fx.FxThread;
import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.Job;
import app.evenkeel.presentation.fx.TaskRunner;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Files on their way in: read, shown for review, then applied or discarded. */
public final class ImportReviewViewModel {
    /** Where the files are. */
    public enum State {
        /** There are none. */
        IDLE,
        READING,
        REVIEW,
        APPLYING,
        /** The columns of one of them, or of any file, are being mapped. */
        MAPPING
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
    private final ReviewDecisions decisions = new ReviewDecisions();
    private final ObservableList<AssetQuestion> questions = FXCollections.observableArrayList();
    private final ReadOnlyLongWrapper toImport = new ReadOnlyLongWrapper();
    private StagingOptions options = StagingOptions.NONE;
    private final MapperViewModel mapper;
    private List<Path> paths = List.of();
    private @Nullable StagedImport staged;
    private int readings;
    private Handle work = Handle.NONE;
    private Handle timer = Handle.NONE;

    public ImportReviewViewModel(ImportDesk desk, Workspace workspace) {
        this.desk = desk;
        this.workspace = workspace;
        this.tasks = workspace.tasks();
        this.mapper = new MapperViewModel(desk.mapper(), workspace);
    }

    /** Reads files; what was under review before is discarded. */
    public void begin(List<Path> dropped) {
        FxThread.require();
        if (dropped.isEmpty() || state.get() == State.APPLYING) {
            return;
        }
        discard();
        options = StagingOptions.NONE;
        stage(List.copyOf(dropped), null);
    }

    /**
     * Reads the files under the options chosen so far. What was decided row by row is forgotten, as
     * other rows may stand there now.
     */
    private void stage(List<Path> files, @Nullable String focus) {
        work.cancel();
        int reading = ++readings;
        StagingOptions chosen = options;
        paths = files;
        decisions.forgetRows();
        enter(State.READING);
        work =
                tasks.runWithProgress(progress -> desk.stage(files, chosen, progress))
                        .named("job.import.read")
                        .onSuccess(result -> ifLatest(reading, () -> review(result, focus)))
                        .onProblem(refused -> ifLatest(reading, () -> failed(refused)))
                        .onCancelled(() -> ifLatest(reading, this::discard))
                        .start();
    }

    /** Cancelled work may still end in any way, and then after what was begun in its place. */
    private void ifLatest(int reading, Runnable action) {
        if (reading == readings) {
            action.run();
        }
    }

    /** Stores what is under review. */
    public void apply() {
        FxThread.require();
        StagedImport reviewed = staged;
        if (reviewed == null || !applicable.get()) {
            return;
        }
        ImportDecisions decided = decisions.asDecided();
        List<Path> priced =
                paths.stream()
                        .filter(path ->
                                files.stream()
                                        .filter(decisions::takesPrices)
                                        .anyMatch(
                                                file -> DroppedPaths.holds(path, file.fileName())))
                        .toList();
        enter(State.APPLYING);
        work =
                tasks.runWithProgress(progress -> desk.apply(reviewed, decided, progress))
                        .named("job.import.apply")
                        .onSuccess(batches -> takePrices(priced, batches))
                        .onProblem(refused -> stopped(List.of(), refused))
                        .onCancelled(() -> stopped(List.of(), null))
                        .start();
    }

    /** After the transactions, whose assets the prices are of. */
    private void takePrices(List<Path> priced, List<ImportBatch> batches) {
        if (priced.isEmpty()) {
            applied(batches, 0);
            return;
        }
        work =
                tasks.runWithProgress(progress -> desk.takePrices(priced, progress))
                        .named("job.import.apply")
                        .onSuccess(prices -> applied(batches, prices))
                        .onProblem(refused -> stopped(batches, refused))
                        .onCancelled(() -> stopped(batches, null))
                        .start();
    }

    /** Back to the review, unless transactions were stored before: those can be undone. */
    private void stopped(List<ImportBatch> batches, @Nullable Problem why) {
        if (batches.isEmpty()) {
            problem.set(why);
            enter(State.REVIEW);
            return;
        }
        if (why != null) {
            tasks.post(() -> workspace.notices().problem(why));
        }
        applied(batches, 0);
    }

    /** Which asset a symbol means; the files are read again with it. */
    public void answer(AssetQuestion question, String target) {
        FxThread.require();
        options = options.withAnswer(question.spelling(), target);
        stage(paths, selectedName());
    }

    /** The account that a file goes into; blank goes by the file. */
    public void putInto(StagedFile file, String account) {
        FxThread.require();
        if (!account.strip().equals(accountOf(file))) {
            options = options.withAccount(file.fileName(), account);
            stage(paths, file.fileName());
        }
    }

    /** The account chosen for a file; blank if it goes by the file. */
    public String accountOf(StagedFile file) {
        return options.accounts().getOrDefault(file.fileName(), "");
    }

    /** Whose prices a file holds; the files are read again with it. */
    void choose(StagedFile file, MarketChoice choice) {
        FxThread.require();
        if (!choice.equals(options.marketOf(file.fileName()))) {
            options = options.withMarket(file.fileName(), choice);
            stage(paths, file.fileName());
        }
    }

    MarketChoice marketChoice(StagedFile file) {
        return options.marketOf(file.fileName());
    }

    private @Nullable String selectedName() {
        StagedFile file = selected.get();
        return file == null ? null : file.fileName();
    }

    /** The transactions of a file under review. */
    RowPages pages(StagedFile file) {
        StagedImport reviewed = staged;
        return new RowPages(
                file,
                (status, from, most) ->
                        reviewed == null
                                ? List.of()
                                : desk.rows(
                                        reviewed,
                                        file.fileName(),
                                        status,
                                        from,
                                        most,
                                        Progress.NONE),
                tasks,
                problem::set);
    }

    /** What to store in place of what the file says; {@code null} takes the edit back. */
    public void edit(StagedFile file, StagedRow row, @Nullable Transaction edited) {
        FxThread.require();
        decisions.edit(file, row, edited);
    }

    /** Asks before what was typed is lost. */
    Consumer<Runnable> asking() {
        return TypedContent.asking(workspace.dialogs(), workspace.messages());
    }

    public boolean isEdited(StagedFile file, StagedRow row) {
        return decisions.edited(file, row) != null;
    }

    /** The row as it would be stored. */
    public Transaction asEdited(StagedFile file, StagedRow row) {
        Transaction edited = decisions.edited(file, row);
        return edited == null ? row.transaction() : edited;
    }

    /** Brings a row back that the user deleted once, or leaves it out again. */
    public void restore(StagedFile file, StagedRow row, boolean back) {
        FxThread.require();
        decisions.restore(file, row, back);
        updateApplicable();
    }

    public boolean isRestored(StagedFile file, StagedRow row) {
        return decisions.restored(file).contains(row.index());
    }

    /** Whether the prices that the file holds too are taken over. */
    void takePrices(StagedFile file, boolean take) {
        FxThread.require();
        decisions.takePrices(file, take);
        updateApplicable();
    }

    ReviewDecisions decisions() {
        return decisions;
    }

    /** The same for every conflict of a file. */
    public void chooseAll(StagedFile file, Conflict.Choice choice) {
        FxThread.require();
        file.conflicts().forEach(conflict -> decisions.choose(file, conflict, choice));
        updateApplicable();
    }

    /** Symbols that could be more than one asset. */
    public ObservableList<AssetQuestion> questions() {
        return questions;
    }

    /** How many transactions applying would add or replace. */
    public ReadOnlyLongProperty toImportProperty() {
        return toImport.getReadOnlyProperty();
    }

    /** Ids that a row may be edited to. */
    StagedImport.Plan names() {
        StagedImport reviewed = staged;
        return reviewed == null ? new StagedImport.Plan() {} : reviewed.plan();
    }

    /** Stops reading or applying at the next safe point; nothing is half-stored. */
    public void cancel() {
        work.cancel();
    }

    /** Maps the columns of a file, which is then staged; without one only shows the templates. */
    public void map(@Nullable Path file) {
        FxThread.require();
        if (state.get() == State.APPLYING) {
            return;
        }
        if (file == null) {
            mapper.clear();
        } else {
            List<Path> again = paths.contains(file) ? paths : List.of(file);
            mapper.open(file, () -> begin(again));
        }
        enter(State.MAPPING);
    }

    /** Back from the mapper to what was under review, if anything was. */
    public void leaveMapper() {
        FxThread.require();
        mapper.clear();
        enter(staged == null ? State.IDLE : State.REVIEW);
    }

    /**
     * Where a file under review stands that may be mapped, or otherwise than it is; empty if it
     * cannot be.
     */
    public Optional<Path> mappable(StagedFile file) {
        Problem refused = file.refused();
        boolean unknown =
                refused != null
                        && (refused.code() == ProblemCode.FILE_UNKNOWN
                                || refused.code() == ProblemCode.FILE_COLUMNS_MISSING);
        return unknown || file.isMapped()
                ? paths.stream()
                        .filter(path -> DroppedPaths.isOf(path, file.fileName()))
                        .findFirst()
                : Optional.empty();
    }

    public MapperViewModel mapper() {
        return mapper;
    }

    /** Lets go of what is under review. */
    public void discard() {
        FxThread.require();
        work.cancel();
        readings++;
        paths = List.of();
        staged = null;
        files.clear();
        decisions.clear();
        questions.clear();
        selected.set(null);
        problem.set(null);
        applicable.set(false);
        enter(State.IDLE);
    }

    /** What to do about a conflict of a file; unless chosen, what is usual for it. */
    public void choose(StagedFile file, Conflict conflict, Conflict.Choice choice) {
        FxThread.require();
        decisions.choose(file, conflict, choice);
        updateApplicable();
    }

    public Conflict.Choice choice(StagedFile file, Conflict conflict) {
        return decisions.choice(file, conflict);
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

    private void review(StagedImport result, @Nullable String focus) {
        staged = result;
        List<Path> read = result.plan().paths();
        paths = read.isEmpty() ? paths : read;
        files.setAll(result.files());
        questions.setAll(result.questions());
        selected.set(
                result.files().stream()
                        .filter(file -> file.fileName().equals(focus))
                        .findFirst()
                        .orElseGet(() -> FileGroup.mostInteresting(result.files())));
        updateApplicable();
        enter(State.REVIEW);
    }

    private void updateApplicable() {
        long count = files.stream().mapToLong(decisions::count).sum();
        toImport.set(count);
        applicable.set(
                count > 0
                        || files.stream()
                                .anyMatch(file ->
                                        !file.holdings().isEmpty()
                                                || file.bringsQuotes()
                                                || decisions.takesPrices(file)));
    }

    private void failed(Problem refused) {
        discard();
        workspace.notices().problem(refused);
    }

    private void applied(List<ImportBatch> batches, long prices) {
        discard();
        // After the sheet was taken away: each of the two is felt when they come together.
        tasks.post(() -> tell(batches, prices));
    }

    private void tell(List<ImportBatch> batches, long prices) {
        if (prices > 0) {
            workspace.notices().done(workspace.messages().text("import.prices.taken", prices));
        }
        String text = applied(batches);
        if (batches.isEmpty()) {
            workspace.notices().done(text);
        } else {
            workspace
                    .notices()
                    .done(text, workspace.messages().text("action.undo"), () -> undo(batches));
        }
    }

    private String applied(List<ImportBatch> batches) {
        long added = batches.stream().mapToLong(ImportBatch::added).sum();
        long days =
                batches.stream()
                        .filter(ImportBatch::isOfMarket)
                        .mapToLong(ImportBatch::fresh)
                        .sum();
        String sort = days == 0 ? "" : added == 0 ? ".days" : ".both";
        return workspace.messages().text("import.applied" + sort, added, batches.size(), days);
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
