package app.evenkeel.presentation.imports;

import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Job;
import app.evenkeel.presentation.fx.Messages;

import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How far reading or storing is, and a way to stop it. */
final class ProgressSheet extends VBox {
    private final Formats formats;

    ProgressSheet(ImportReviewViewModel model, Messages messages, Formats formats) {
        super(8);
        this.formats = formats;
        Label what = new Label();
        what.getStyleClass().add("ek-heading");
        Label count = new Label();
        count.getStyleClass().add("ek-caption");
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        Button cancel = new Button(messages.text("action.cancel"));
        cancel.setOnAction(event -> model.cancel());
        InvalidationListener follow =
                change -> {
                    if (!model.jobs().isEmpty()) {
                        Job job = model.jobs().getLast();
                        what.setText(messages.text(job.name()));
                        count.textProperty().bind(count(job));
                        bar.progressProperty()
                                .bind(
                                        Bindings.createDoubleBinding(
                                                () -> share(job),
                                                job.doneProperty(),
                                                job.totalProperty()));
                    }
                };
        model.jobs().addListener(follow);
        getChildren().addAll(what, bar, count, cancel);
        getStyleClass().add("ek-sheet");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(440, Region.USE_PREF_SIZE);
        visibleProperty().bind(model.slowProperty());
    }

    private StringBinding count(Job job) {
        return Bindings.createStringBinding(
                () ->
                        job.totalProperty().get() < 0
                                ? begun(job)
                                : formats.count(job.doneProperty().get())
                                        + " / "
                                        + formats.count(job.totalProperty().get()),
                job.doneProperty(),
                job.totalProperty());
    }

    /** Nothing is said of work that counts nothing. */
    private String begun(Job job) {
        long done = job.doneProperty().get();
        return done == 0 ? "" : formats.count(done);
    }

    private static double share(Job job) {
        double total = job.totalProperty().get();
        return total <= 0 ? ProgressBar.INDETERMINATE_PROGRESS : job.doneProperty().get() / total;
    }
}
