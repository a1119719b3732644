package app.evenkeel.presentation.shell;

import app.evenkeel.presentation.fx.Job;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** How old the prices are, what is being done in the background, and the currency of totals. */
final class StatusBar extends HBox {
    private final HBox work = new HBox(8);
    private final Workspace workspace;

    StatusBar(ShellViewModel model, Workspace workspace) {
        super(24);
        this.workspace = workspace;
        getStyleClass().add("ek-status");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleText(workspace.messages().text("shell.status"));
        Label prices = caption();
        prices.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () ->
                                        model.priceDayProperty().get() == null
                                                ? workspace.messages().text("shell.prices.none")
                                                : workspace
                                                        .messages()
                                                        .text(
                                                                "shell.prices.day",
                                                                workspace
                                                                        .context()
                                                                        .formats()
                                                                        .date(
                                                                                model.priceDayProperty()
                                                                                        .get())),
                                model.priceDayProperty()));
        Label currency = caption();
        currency.textProperty()
                .bind(
                        model.context()
                                .baseCurrencyProperty()
                                .map(code ->
                                        workspace.messages().text("shell.currency", code.value())));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        work.setAlignment(Pos.CENTER_LEFT);
        ObservableList<Job> jobs = workspace.tasks().jobs();
        jobs.addListener((InvalidationListener) change -> follow(jobs));
        follow(jobs);
        getChildren().addAll(prices, work, space, currency);
    }

    private void follow(ObservableList<Job> jobs) {
        work.getChildren().clear();
        if (jobs.isEmpty()) {
            return;
        }
        Job job = jobs.getLast();
        Label name = caption();
        name.setText(workspace.messages().text(job.name()));
        ProgressBar bar = new ProgressBar();
        bar.setPrefWidth(120);
        bar.setAccessibleText(name.getText());
        bar.progressProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> share(job), job.doneProperty(), job.totalProperty()));
        Button cancel = new Button(workspace.messages().text("action.cancel"));
        cancel.getStyleClass().add("ek-small");
        cancel.setOnAction(event -> job.cancel());
        work.getChildren().addAll(name, bar, cancel);
    }

    private static double share(Job job) {
        double total = job.totalProperty().get();
        return total <= 0 ? ProgressBar.INDETERMINATE_PROGRESS : job.doneProperty().get() / total;
    }

    private static Label caption() {
        Label label = new Label();
        label.getStyleClass().add("ek-caption");
        return label;
    }
}
