package app.evenkeel.presentation.risk;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.presentation.control.FigureLink;
import app.evenkeel.presentation.fx.FigureWords;
import app.evenkeel.presentation.fx.Messages;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Value at risk and what lies beyond it: two confidences by three methods. */
final class TailTable extends GridPane {
    private static final List<String> METHODS = List.of("HISTORICAL", "GAUSSIAN", "CORNISH_FISHER");

    private final Messages messages;

    TailTable(Messages messages) {
        super(24, 6);
        this.messages = messages;
        setId("risk-tail");
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        getColumnConstraints().add(names);
        for (int i = 0; i < METHODS.size(); i++) {
            ColumnConstraints figures = new ColumnConstraints();
            figures.setHalignment(HPos.RIGHT);
            getColumnConstraints().add(figures);
        }
    }

    void show(List<Figure> figures, FigureWords words, FigureLink.Explain explain) {
        getChildren().clear();
        Map<Metric, Figure> byMetric = new EnumMap<>(Metric.class);
        figures.forEach(figure -> byMetric.put(figure.metric(), figure));
        addRow(0, head(""), head("historical"), head("gaussian"), head("cornish-fisher"));
        row("VALUE_AT_RISK_95", "var-95", byMetric, words, explain);
        row("CONDITIONAL_VALUE_AT_RISK_95", "cvar-95", byMetric, words, explain);
        row("VALUE_AT_RISK_99", "var-99", byMetric, words, explain);
        row("CONDITIONAL_VALUE_AT_RISK_99", "cvar-99", byMetric, words, explain);
    }

    private void row(
            String prefix,
            String key,
            Map<Metric, Figure> figures,
            FigureWords words,
            FigureLink.Explain explain) {
        int row = getRowCount();
        add(new Label(messages.text("risk.tail." + key)), 0, row);
        for (int i = 0; i < METHODS.size(); i++) {
            Figure figure = figures.get(Metric.valueOf(prefix + "_" + METHODS.get(i)));
            if (figure != null) {
                add(new FigureLink(figure, words, explain), i + 1, row);
            }
        }
    }

    private Label head(String key) {
        Label label = new Label(key.isEmpty() ? "" : messages.text("risk.tail." + key));
        label.getStyleClass().add("ek-caption");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
