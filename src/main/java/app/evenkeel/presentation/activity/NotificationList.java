package app.evenkeel.presentation.activity;

import app.evenkeel.domain.job.Notification;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.presentation.control.Icons;
import app.evenkeel.presentation.fx.Messages;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignB;

/** What the user should know: the cause with what mends it, and what lies in the past. */
final class NotificationList extends ScrollPane {
    private static final int SHOWN = 50;

    private final ActivityViewModel model;
    private final Messages messages;
    private final ActivityWords words;
    private final VBox page = new VBox(8);

    NotificationList(ActivityViewModel model, Messages messages, ActivityWords words) {
        this.model = model;
        this.messages = messages;
        this.words = words;
        page.getStyleClass().add("ek-activity-notes");
        setContent(page);
        setFitToWidth(true);
        setAccessibleText(messages.text("activity.notifications"));
        model.notifications().addListener((ListChangeListener<Notification>) change -> show());
        show();
    }

    private void show() {
        page.getChildren().clear();
        if (model.notifications().isEmpty()) {
            Label nothing = new Label(messages.text("activity.notifications.none"));
            nothing.getStyleClass().add("ek-caption");
            page.getChildren().add(nothing);
        }
        model.notifications().stream()
                .limit(SHOWN)
                .map(this::note)
                .forEach(page.getChildren()::add);
    }

    private HBox note(Notification note) {
        boolean isPast = note.resolvedAt() != null || note.isMuted();
        Label subject = new Label(words.title(note.subject()));
        subject.getStyleClass().add("ek-strong");
        Label when = new Label(when(note));
        when.getStyleClass().add("ek-caption");
        HBox head = new HBox(12, subject, when);
        head.setAlignment(Pos.BASELINE_LEFT);
        Label sentence = new Label(messages.text(note.problem()));
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        VBox text = new VBox(2, head, sentence);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button mute =
                Icons.button(
                        note.isMuted()
                                ? MaterialDesignB.BELL_OUTLINE
                                : MaterialDesignB.BELL_OFF_OUTLINE,
                        messages.text(note.isMuted() ? "activity.unmute" : "activity.mute"),
                        () -> model.toggleMuted(note));
        HBox row = new HBox(12, text);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("ek-note");
        if (isPast) {
            row.getStyleClass().add("plain");
        } else {
            if (note.level() == Notification.Level.ERROR) {
                row.getStyleClass().add("error");
            }
            row.getChildren().add(remedy(note));
        }
        if (note.resolvedAt() == null || note.isMuted()) {
            row.getChildren().add(mute);
        }
        return row;
    }

    /** What mends the cause: to be let online, to look at a run, else to be tried again. */
    private Button remedy(Notification note) {
        if (note.portfolio().isPresent()) {
            Button look = new Button(messages.text("route.allocation"));
            look.setMinWidth(USE_PREF_SIZE);
            look.setOnAction(event -> model.goToAllocation());
            return look;
        }
        boolean isOffline = note.problem().code() == ProblemCode.OFFLINE;
        Button button = new Button(messages.text(isOffline ? "shell.online" : "activity.run"));
        button.setId(isOffline ? "activity-online" : "activity-again-" + note.subject());
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> {
            if (isOffline) {
                model.goToNetwork();
            } else {
                model.runNow(note.subject());
            }
        });
        return button;
    }

    private String when(Notification note) {
        String times =
                note.times() > 1
                        ? messages.text(
                                "activity.note.times", note.times(), words.time(note.lastAt()))
                        : words.time(note.lastAt());
        if (note.resolvedAt() != null) {
            return times + " · " + messages.text("activity.note.resolved");
        }
        return note.isMuted() ? times + " · " + messages.text("activity.note.muted") : times;
    }
}
