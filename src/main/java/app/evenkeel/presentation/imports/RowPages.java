package app.evenkeel.presentation.imports;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.portfolio.StagedFile;
import app.evenkeel.portfolio.StagedRow;
import app.evenkeel.presentation.fx.FxThread;
import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.TaskRunner;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/** The transactions of one file under review, a thousand at a time. */
final class RowPages {
    static final int PAGE = 1_000;

    private final StagedFile file;
    private final Source source;
    private final TaskRunner tasks;
    private final Consumer<Problem> onProblem;
    private final ObservableList<StagedRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyIntegerWrapper from = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private StagedRow.@Nullable Status status;
    private Handle work = Handle.NONE;

    /** Where rows come from; blocks. */
    @FunctionalInterface
    interface Source {
        List<StagedRow> rows(StagedRow.@Nullable Status status, int from, int most);
    }

    RowPages(StagedFile file, Source source, TaskRunner tasks, Consumer<Problem> onProblem) {
        this.file = file;
        this.source = source;
        this.tasks = tasks;
        this.onProblem = onProblem;
        rows.setAll(file.sampleRows().stream().limit(PAGE).toList());
    }

    /** What is shown now. */
    ObservableList<StagedRow> rows() {
        return rows;
    }

    /** How many of the chosen status stand before what is shown. */
    ReadOnlyIntegerProperty fromProperty() {
        return from.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** How many there are of the chosen status. */
    long total() {
        return file.count(status);
    }

    boolean hasMore() {
        return from.get() + PAGE < total();
    }

    /** Only transactions of a status, or all of them, from the first. */
    void choose(StagedRow.@Nullable Status only) {
        status = only;
        show(0);
    }

    /** The page before or after. */
    void turn(boolean forward) {
        show(forward ? from.get() + PAGE : Math.max(0, from.get() - PAGE));
    }

    private void show(int first) {
        FxThread.require();
        StagedRow.Status only = status;
        work.cancel();
        loading.set(true);
        work =
                tasks.run(() -> source.rows(only, first, PAGE))
                        .named("job.import.read")
                        .onSuccess(page -> {
                            from.set(first);
                            rows.setAll(page);
                            loading.set(false);
                        })
                        .onProblem(refused -> {
                            loading.set(false);
                            onProblem.accept(refused);
                        })
                        .onCancelled(() -> loading.set(false))
                        .start();
    }
}
