package app.evenkeel.presentation.imports;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.portfolio.TemplateDraft;
import app.evenkeel.presentation.fx.FxThread;
import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/** The columns of a file that nobody knows, on their way to a template. */
public final class MapperViewModel {
    /** As long as a template's name may be. */
    private static final int MAX_NAME = 30;

    private final MapperDesk desk;
    private final Workspace workspace;
    private final ObservableList<TemplateDraft> tables = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable TemplateDraft> draft =
            new ReadOnlyObjectWrapper<>();
    private final ObservableList<TemplateDraft.Outcome> outcomes =
            FXCollections.observableArrayList();
    private final ObservableList<String> saved = FXCollections.observableArrayList();
    private final StringProperty name = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper savable = new ReadOnlyBooleanWrapper();
    private Runnable onSaved = () -> {};
    private Handle loading = Handle.NONE;
    private Handle trying = Handle.NONE;

    MapperViewModel(MapperDesk desk, Workspace workspace) {
        this.desk = desk;
        this.workspace = workspace;
        name.subscribe((before, now) -> updateSavable());
    }

    /**
     * Reads the beginning of a file.
     *
     * @param afterwards what to do once it is saved
     */
    void open(Path file, Runnable afterwards) {
        FxThread.require();
        clear();
        onSaved = afterwards;
        String guess = shortName(file);
        name.set(guess);
        loading =
                workspace
                        .tasks()
                        .run(() -> desk.drafts(file, guess))
                        .named("job.import.read")
                        .onSuccess(found -> {
                            tables.setAll(found);
                            if (!found.isEmpty()) {
                                name.set(found.getFirst().name());
                                change(found.getFirst());
                            }
                        })
                        .onProblem(problem::set)
                        .start();
        loadSaved();
    }

    /** Forgets the file. */
    void clear() {
        loading.cancel();
        trying.cancel();
        tables.clear();
        draft.set(null);
        outcomes.clear();
        problem.set(null);
        name.set("");
        updateSavable();
        loadSaved();
    }

    private static String shortName(Path file) {
        String full = String.valueOf(file.getFileName());
        int dot = full.lastIndexOf('.');
        String stem = dot > 0 ? full.substring(0, dot) : full;
        String plain = stem.replaceAll("[_\\d-]+$", "").strip();
        String chosen = plain.isEmpty() ? stem : plain;
        return chosen.length() > MAX_NAME ? chosen.substring(0, MAX_NAME).strip() : chosen;
    }

    ObservableList<TemplateDraft> tables() {
        return tables;
    }

    ReadOnlyObjectProperty<@Nullable TemplateDraft> draftProperty() {
        return draft.getReadOnlyProperty();
    }

    ObservableList<TemplateDraft.Outcome> outcomes() {
        return outcomes;
    }

    /** Names of the templates that were saved. */
    ObservableList<String> saved() {
        return saved;
    }

    StringProperty nameProperty() {
        return name;
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty savableProperty() {
        return savable.getReadOnlyProperty();
    }

    /** Another sheet of a workbook. */
    void choose(TemplateDraft table) {
        change(table);
    }

    /** A column means a field from now on, or nothing. */
    void assign(String column, @Nullable String field) {
        TemplateDraft now = draft.get();
        if (now != null) {
            change(now.assign(column, field));
        }
    }

    /** A word of the type column means a type from now on, or nothing to be read. */
    void meaning(String word, @Nullable TransactionType type, boolean skipped) {
        TemplateDraft now = draft.get();
        if (now != null) {
            change(now.meaning(word, type, skipped));
        }
    }

    /** The file is another text; its first rows are read again. */
    void readAs(String charset, char delimiter) {
        FxThread.require();
        TemplateDraft now = draft.get();
        if (now == null) {
            return;
        }
        loading.cancel();
        loading =
                workspace
                        .tasks()
                        .run(() -> desk.readAs(now, charset, delimiter))
                        .onSuccess(again -> {
                            tables.setAll(again);
                            change(again);
                        })
                        .onProblem(refused -> {
                            // A copy, so that what is shown goes back to what can be read.
                            draft.set(now.named(now.name()));
                            problem.set(refused);
                        })
                        .start();
    }

    /**
     * Dates, times and numbers are written like this.
     *
     * @param datePattern refused, with a problem, if dates cannot be read by it
     */
    void written(String datePattern, ZoneId zone, boolean decimalComma) {
        TemplateDraft now = draft.get();
        if (now != null && !TemplateDraft.isDatePattern(datePattern)) {
            problem.set(Problem.of(ProblemCode.DATE_PATTERN_BAD, datePattern));
        } else if (now != null) {
            change(now.written(datePattern, zone, decimalComma));
        }
    }

    void holding(AssetKind kind, @Nullable CurrencyCode currency) {
        TemplateDraft now = draft.get();
        if (now != null) {
            change(now.holding(kind, currency));
        }
    }

    /** Keeps the mapping under its name. */
    void save() {
        FxThread.require();
        TemplateDraft now = draft.get();
        if (now == null || !savable.get()) {
            return;
        }
        TemplateDraft named = now.named(name.get());
        workspace
                .tasks()
                .run(() -> {
                    desk.save(named);
                    return named.name();
                })
                .onSuccess(kept -> {
                    Runnable afterwards = onSaved;
                    workspace.notices().done(workspace.messages().text("mapper.saved", kept));
                    clear();
                    afterwards.run();
                })
                .onProblem(problem::set)
                .start();
    }

    /** Forgets a saved template; what was imported with it stays. */
    void remove(String template) {
        workspace
                .tasks()
                .run(() -> {
                    desk.remove(template);
                    return template;
                })
                .onSuccess(gone -> {
                    workspace.notices().done(workspace.messages().text("mapper.removed", gone));
                    loadSaved();
                })
                .onProblem(problem::set)
                .start();
    }

    /** Writes a saved template to a file of the user's choice. */
    void share(String template) {
        workspace
                .dialogs()
                .saveFile(
                        workspace.messages().text("mapper.share"),
                        template + ".json",
                        file ->
                                workspace
                                        .tasks()
                                        .run(() -> {
                                            desk.share(template, file);
                                            return file;
                                        })
                                        .onSuccess(written ->
                                                workspace
                                                        .notices()
                                                        .done(
                                                                workspace
                                                                        .messages()
                                                                        .text(
                                                                                "mapper.shared",
                                                                                written)))
                                        .onProblem(problem::set)
                                        .start());
    }

    /** Saves templates from files of the user's choice; files under review are read again. */
    void add() {
        workspace
                .dialogs()
                .chooseFiles(
                        workspace.messages().text("mapper.add"),
                        files ->
                                workspace
                                        .tasks()
                                        .run(() -> files.stream().map(desk::add).toList())
                                        .onSuccess(this::added)
                                        .onProblem(problem::set)
                                        .start());
    }

    private void added(List<String> names) {
        workspace
                .notices()
                .done(workspace.messages().text("mapper.saved", String.join(", ", names)));
        Runnable afterwards = onSaved;
        clear();
        afterwards.run();
    }

    private void change(TemplateDraft next) {
        FxThread.require();
        draft.set(next);
        problem.set(null);
        updateSavable();
        trying.cancel();
        trying =
                workspace
                        .tasks()
                        .run(() -> desk.trial(next))
                        .onSuccess(outcomes::setAll)
                        .onProblem(problem::set)
                        .start();
    }

    private void updateSavable() {
        TemplateDraft now = draft.get();
        String typed = name.get() == null ? "" : name.get().strip();
        savable.set(
                now != null
                        && now.lacking().isEmpty()
                        && !typed.isEmpty()
                        && typed.length() <= MAX_NAME);
    }

    private void loadSaved() {
        workspace.tasks().run(desk::names).onSuccess(saved::setAll).onProblem(problem::set).start();
    }
}
