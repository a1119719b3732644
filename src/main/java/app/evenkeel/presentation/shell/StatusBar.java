package app.evenkeel.presentation.shell;

import app.evenkeel.domain.job.RunningJob;
import app.evenkeel.portfolio.PriceDays;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Job;
import app.evenkeel.presentation.fx.Messages;
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

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** How old the prices are, what is being done in the background, and the currency of totals. */
final class StatusBar extends HBox {
    /** Days that markets are closed for anyway, such as a weekend with a holiday. */
    private static final int FEW_DAYS = 4;

    private final HBox work = new HBox(8);
    private final BackgroundWork background;
    private final Workspace workspace;

    StatusBar(ShellViewModel model, BackgroundWork background, Workspace workspace) {
        super(24);
        this.background = background;
        this.workspace = workspace;
        getStyleClass().add("ek-status");
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleText(workspace.messages().text("shell.status"));
        Label prices = caption();
        prices.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> pricesAsOf(model),
                                model.priceDaysProperty(),
                                model.quotedProperty()));
        Label currency = caption();
        currency.textProperty()
                .bind(
                        model.context()
                                .baseCurrencyProperty()
                                .map(code ->
                                        workspace.messages().text("shell.currency", code.value())));
        currency.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        work.setAlignment(Pos.CENTER_LEFT);
        ObservableList<Job> jobs = workspace.tasks().jobs();
        jobs.addListener((InvalidationListener) change -> follow(jobs));
        background.runningProperty().subscribe(running -> follow(jobs));
        Label mode = new Label();
        mode.setId("shell-mode");
        mode.setMinWidth(USE_PREF_SIZE);
        mode.getStyleClass().add("ek-chip");
        model.tradingProperty().subscribe(standing -> show(mode, standing));
        workspace
                .context()
                .formatsProperty()
                .subscribe(formats -> show(mode, model.tradingProperty().get()));
        getChildren().addAll(prices, work, space, currency, mode);
    }

    private void show(Label mode, TradingDesk.@Nullable Standing standing) {
        mode.setVisible(standing != null);
        mode.getStyleClass().remove("ek-error");
        if (standing == null) {
            return;
        }
        Messages messages = workspace.messages();
        ZonedDateTime until = standing.armedUntil();
        String text = messages.text("shell.mode." + standing.mode());
        if (until != null) {
            String end = workspace.context().formats().dateTime(until.toInstant(), until.getZone());
            text = messages.text("shell.mode.armed", end);
        }
        if (standing.switches().isStopped()) {
            text = messages.text("shell.mode.stopped", text);
        } else if (standing.switches().isPaused()) {
            text = messages.text("shell.mode.paused", text);
        }
        mode.setText(text);
        if (until != null || standing.switches().isStopped()) {
            mode.getStyleClass().add("ek-error");
        }
    }

    private String pricesAsOf(ShellViewModel model) {
        Messages messages = workspace.messages();
        PriceDays days = model.priceDaysProperty().get();
        List<String> words = new ArrayList<>();
        words.add(days(days, model.quotedProperty().get()));
        if (days.old() > 0) {
            words.add(messages.text("shell.prices.old", days.old()));
        }
        if (days.missing() > 0) {
            words.add(messages.text("shell.prices.missing", days.missing()));
        }
        return String.join(" · ", words);
    }

    /** The day of the oldest price, since totals are no younger; a range where it tells more. */
    private String days(PriceDays days, @Nullable ZonedDateTime quoted) {
        Messages messages = workspace.messages();
        Formats formats = workspace.context().formats();
        LocalDate oldest = days.oldest();
        LocalDate newest = days.newest();
        if (oldest == null || newest == null) {
            return messages.text("shell.prices.none");
        }
        if (ChronoUnit.DAYS.between(oldest, newest) > FEW_DAYS) {
            return messages.text("shell.prices.range", formats.date(oldest), formats.date(newest));
        }
        return quoted != null && oldest.equals(newest)
                ? messages.text(
                        "shell.prices.time", formats.dateTime(quoted.toInstant(), quoted.getZone()))
                : messages.text("shell.prices.day", formats.date(oldest));
    }

    private void follow(ObservableList<Job> jobs) {
        work.getChildren().clear();
        RunningJob running = background.runningProperty().get();
        if (!jobs.isEmpty()) {
            follow(jobs.getLast());
        } else if (running != null) {
            follow(running);
        }
    }

    private void follow(RunningJob running) {
        ProgressBar bar = new ProgressBar();
        if (running.total() > 0) {
            bar.setProgress((double) running.done() / running.total());
        }
        show(running.title(), bar, () -> background.cancel(running.job()));
    }

    private void follow(Job job) {
        ProgressBar bar = new ProgressBar();
        bar.progressProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> share(job), job.doneProperty(), job.totalProperty()));
        show(job.name(), bar, job::cancel);
    }

    private void show(String key, ProgressBar bar, Runnable stop) {
        Label name = caption();
        name.setText(workspace.messages().text(key));
        bar.setPrefWidth(120);
        bar.setAccessibleText(name.getText());
        Button cancel = new Button(workspace.messages().text("action.cancel"));
        cancel.getStyleClass().add("ek-small");
        cancel.setOnAction(event -> stop.run());
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
