package app.evenkeel.presentation.activity;

import app.evenkeel.domain.job.JobRun;
import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.control.Label;
import javafx.scene.control.TableView;

import java.util.function.Function;

/** The runs of all jobs, the newest first. */
final class RunTable extends TableView<JobRun> {
    private final Messages messages;

    RunTable(ActivityViewModel model, Messages messages, Formats formats, ActivityWords words) {
        super(model.runs());
        this.messages = messages;
        setAccessibleText(messages.text("activity.runs"));
        Label nothing = new Label(messages.text("activity.runs.none"));
        nothing.getStyleClass().add("ek-caption");
        setPlaceholder(nothing);
        getColumns().add(text("last", 160, run -> words.time(run.started())));
        getColumns().add(text("job", 200, run -> words.title(run.job())));
        getColumns().add(text("cause", 120, run -> words.cause(run.cause())));
        getColumns()
                .add(
                        text("outcome", 120, run -> words.outcome(run.outcome()))
                                .styled(run -> ActivityWords.style(run.outcome())));
        getColumns().add(text("done", 72, run -> formats.count(run.done())).number());
        getColumns()
                .add(
                        text(
                                        "failed",
                                        72,
                                        run ->
                                                run.failed() == 0
                                                        ? "·"
                                                        : formats.count(run.failed()))
                                .number());
        getColumns().add(text("took", 88, run -> words.duration(run.duration())).number());
        getColumns().add(text("problem", 320, this::problem).explained(this::problem));
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    }

    private String problem(JobRun run) {
        return run.problem() == null ? "" : messages.text(run.problem());
    }

    private TextColumn<JobRun> text(String id, double width, Function<JobRun, String> text) {
        TextColumn<JobRun> column =
                new TextColumn<JobRun>(id, messages.text("activity.column." + id), text)
                        .wide(width);
        column.setSortable(false);
        return column;
    }
}
