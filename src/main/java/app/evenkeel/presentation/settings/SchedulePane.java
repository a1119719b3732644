package app.evenkeel.presentation.settings;

import app.evenkeel.domain.job.JobSchedule;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** When each background job is due, with what that comes to, and whether it is paused. */
public final class SchedulePane extends VBox {
    private static final char NO_BREAK = '\u00a0';

    private final SettingsViewModel model;
    private final Messages messages;
    private final Formats formats;
    private final ZoneId zone;
    private final GridPane grid = new GridPane(16, 12);
    private final Map<String, Line> lines = new HashMap<>();

    /**
     * @param zone that times are shown in
     */
    public SchedulePane(SettingsViewModel model, Messages messages, Formats formats, ZoneId zone) {
        super(16);
        this.model = model;
        this.messages = messages;
        this.formats = formats;
        this.zone = zone;
        Label hint = caption();
        hint.setText(messages.text("settings.schedule.hint"));
        Label loading = caption();
        loading.setText(messages.text("state.loading"));
        grid.add(loading, 0, 0);
        model.readingProperty()
                .subscribe(reading -> {
                    if (reading != null) {
                        grid.getChildren().remove(loading);
                        show(reading.schedules());
                    }
                });
        getChildren().addAll(hint, grid);
    }

    private void show(List<JobSchedule> schedules) {
        for (JobSchedule schedule : schedules) {
            lines.computeIfAbsent(schedule.job(), this::line).show(schedule);
        }
    }

    private Line line(String job) {
        return new Line(job, lines.size());
    }

    private static Label caption() {
        Label label = new Label();
        label.getStyleClass().add("ek-caption");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /** The row of a job. */
    private final class Line {
        private final String job;
        private final TextField rule = new TextField();
        private final CheckBox paused = new CheckBox(messages.text("activity.pause"));
        private final Label next = caption();
        private String saved = "";

        Line(String job, int row) {
            this.job = job;
            String title = messages.has("job." + job) ? messages.text("job." + job) : job;
            Label name = new Label(title);
            name.setLabelFor(rule);
            name.setMinWidth(USE_PREF_SIZE);
            rule.setId("settings-rule-" + job);
            rule.setPrefWidth(264);
            rule.setMaxWidth(264);
            rule.setAccessibleText(messages.text("activity.schedule.of", title));
            rule.textProperty().subscribe(this::preview);
            rule.setOnAction(event -> save());
            rule.focusedProperty()
                    .subscribe(focused -> {
                        if (!focused) {
                            save();
                        }
                    });
            next.setPrefWidth(400);
            paused.setId("settings-pause-" + job);
            paused.setMinWidth(USE_PREF_SIZE);
            paused.setAccessibleText(messages.text("activity.pause") + ": " + title);
            paused.setOnAction(event -> model.pause(job, paused.isSelected()));
            grid.add(name, 0, row);
            grid.add(new VBox(2, rule, next), 1, row);
            grid.add(paused, 2, row);
            GridPane.setValignment(name, VPos.TOP);
            GridPane.setValignment(paused, VPos.TOP);
            name.setAlignment(Pos.CENTER_LEFT);
            name.setPrefHeight(32);
            paused.setPrefHeight(32);
        }

        void show(JobSchedule schedule) {
            String text = schedule.rule().text();
            boolean isUntouched = rule.getText().equals(saved);
            saved = text;
            if (isUntouched || !rule.isFocused()) {
                rule.setText(text);
            }
            paused.setSelected(schedule.paused());
            preview();
        }

        private void preview() {
            SettingsViewModel.Preview preview = model.preview(rule.getText());
            var problem = preview.problem();
            next.getStyleClass().remove("ek-error");
            if (problem == null) {
                next.setText(
                        messages.text(
                                "settings.schedule.next",
                                preview.next().stream()
                                        .map(this::unbroken)
                                        .collect(Collectors.joining("  ·  "))));
            } else {
                next.getStyleClass().add("ek-error");
                next.setText(messages.text("settings.schedule.bad"));
            }
            rule.setAccessibleHelp(next.getText());
        }

        /** Where a line is too short it ends between two moments and not within one. */
        private String unbroken(Instant at) {
            return formats.dateTime(at, zone).replace(' ', NO_BREAK);
        }

        private void save() {
            if (!rule.getText().equals(saved) && model.preview(rule.getText()).problem() == null) {
                model.reschedule(
                        job,
                        rule.getText(),
                        problem -> {
                            next.getStyleClass().add("ek-error");
                            next.setText(messages.text(problem));
                        });
            }
        }
    }
}
