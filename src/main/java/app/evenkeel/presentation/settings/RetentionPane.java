package app.evenkeel.presentation.settings;

import app.evenkeel.portfolio.job.Retention;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How long runs, notifications and backups are kept. */
public final class RetentionPane extends GridPane {
    private final SettingsViewModel model;
    private final Messages messages;
    private final List<Line> lines = new ArrayList<>();

    public RetentionPane(SettingsViewModel model, Messages messages) {
        super(16, 8);
        this.model = model;
        this.messages = messages;
        for (Retention what : Retention.values()) {
            lines.add(new Line(what, lines.size()));
        }
        disableProperty().bind(model.readingProperty().isNull());
        model.readingProperty()
                .subscribe(reading -> {
                    if (reading != null) {
                        lines.forEach(line -> line.show(reading.retention()));
                    }
                });
    }

    /** One of the numbers. */
    private final class Line {
        private final Retention what;
        private final TextField number = new TextField();
        private final Label problem = new Label();
        private String saved = "";

        Line(Retention what, int row) {
            this.what = what;
            Label name = new Label(messages.text(what.setting()));
            name.setLabelFor(number);
            number.setId("settings-" + what.setting().replace('.', '-'));
            number.setAccessibleText(name.getText());
            number.setPromptText("…");
            number.setPrefColumnCount(5);
            number.setMaxWidth(72);
            number.getStyleClass().add("ek-figure-field");
            number.setOnAction(event -> save());
            number.focusedProperty()
                    .subscribe(focused -> {
                        if (!focused) {
                            save();
                        }
                    });
            problem.getStyleClass().addAll("ek-caption", "ek-error");
            problem.setWrapText(true);
            add(name, 0, row);
            add(number, 1, row);
            add(problem, 2, row);
        }

        void show(Map<Retention, Integer> kept) {
            String text = String.valueOf(kept.get(what));
            boolean isUntouched = number.getText().equals(saved);
            saved = text;
            if (isUntouched) {
                number.setText(text);
            }
        }

        private void save() {
            if (number.getText().equals(saved)) {
                problem.setText("");
                return;
            }
            problem.setText("");
            model.keep(
                    what,
                    number.getText(),
                    found -> {
                        problem.setText(messages.text(found));
                        number.setAccessibleHelp(problem.getText());
                    });
        }
    }
}
