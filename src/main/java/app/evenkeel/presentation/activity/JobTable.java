package app.evenkeel.presentation.activity;

import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.JobStatus;
import app.evenkeel.presentation.control.Icons;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

import java.util.function.Function;

/** The jobs: when they are due, what became of them last, and buttons to run or pause them. */
final class JobTable extends TableView<JobStatus> {
    private static final double TITLE = 184;

    /** A rule with the longest zone that is usual. */
    private static final double SCHEDULE = 216;

    /** A date with its time, in the language that needs most for it. */
    private static final double MOMENT = 176;

    private final ActivityViewModel model;
    private final Messages messages;

    JobTable(ActivityViewModel model, Messages messages, ActivityWords words) {
        super(model.jobs());
        this.model = model;
        this.messages = messages;
        setAccessibleText(messages.text("activity.jobs"));
        getColumns().add(text("job", TITLE, job -> words.title(job.job())));
        getColumns().add(text("schedule", SCHEDULE, job -> words.schedule(job.schedule().rule())));
        getColumns()
                .add(
                        text("outcome", 88, words::state)
                                .styled(job -> style(job.last()))
                                .explained(job -> reason(job.last())));
        getColumns().add(text("last", MOMENT, job -> last(words, job.last())));
        getColumns().add(text("took", 72, job -> took(words, job.last())).number());
        getColumns().add(text("next", MOMENT, words::next));
        getColumns().add(actions());
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        getSelectionModel()
                .selectedItemProperty()
                .subscribe(job -> {
                    if (job != null) {
                        model.selectedProperty().set(job);
                    }
                });
        model.selectedProperty()
                .subscribe(job -> {
                    if (job != null) {
                        getSelectionModel().select(job);
                    }
                });
    }

    /** A column that is not cut off where the table is narrow. */
    private TextColumn<JobStatus> text(String id, double width, Function<JobStatus, String> text) {
        TextColumn<JobStatus> column =
                new TextColumn<JobStatus>(id, messages.text("activity.column." + id), text)
                        .wide(width);
        column.setMinWidth(width);
        column.setSortable(false);
        return column;
    }

    private String reason(@Nullable JobRun last) {
        return last == null || last.problem() == null ? "" : messages.text(last.problem());
    }

    private static String style(@Nullable JobRun last) {
        return last == null ? "ek-muted" : ActivityWords.style(last.outcome());
    }

    private static String last(ActivityWords words, @Nullable JobRun last) {
        return last == null ? Formats.UNKNOWN : words.time(last.started());
    }

    private static String took(ActivityWords words, @Nullable JobRun last) {
        return last == null ? Formats.UNKNOWN : words.duration(last.duration());
    }

    private TableColumn<JobStatus, JobStatus> actions() {
        TableColumn<JobStatus, JobStatus> column = new TableColumn<>();
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(c -> new ActionCell());
        column.setPrefWidth(88);
        column.setMinWidth(88);
        column.setMaxWidth(88);
        column.setSortable(false);
        return column;
    }

    private final class ActionCell extends TableCell<JobStatus, JobStatus> {
        @Override
        protected void updateItem(@Nullable JobStatus job, boolean empty) {
            super.updateItem(job, empty);
            setGraphic(job == null || empty ? null : buttons(job));
        }

        private HBox buttons(JobStatus job) {
            boolean paused = job.schedule().paused();
            HBox box =
                    new HBox(
                            4,
                            job.running() == null
                                    ? Icons.button(
                                            MaterialDesignP.PLAY,
                                            messages.text("activity.run"),
                                            () -> model.runNow(job.job()))
                                    : Icons.button(
                                            MaterialDesignS.STOP,
                                            messages.text("action.cancel"),
                                            () -> model.cancel(job.job())),
                            Icons.button(
                                    paused
                                            ? MaterialDesignP.PLAY_CIRCLE_OUTLINE
                                            : MaterialDesignP.PAUSE,
                                    messages.text(paused ? "activity.resume" : "activity.pause"),
                                    () -> model.togglePaused(job)));
            box.setAlignment(Pos.CENTER_RIGHT);
            return box;
        }
    }
}
