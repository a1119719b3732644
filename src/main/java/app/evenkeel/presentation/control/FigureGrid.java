package app.evenkeel.presentation.control;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.presentation.fx.FigureWords;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

import java.util.List;

/** Figures one below the other, each with its sample size; each says how it was made. */
public final class FigureGrid extends GridPane {
    public FigureGrid() {
        super(16, 6);
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        ColumnConstraints values = new ColumnConstraints();
        values.setHalignment(HPos.RIGHT);
        ColumnConstraints samples = new ColumnConstraints();
        samples.setHalignment(HPos.RIGHT);
        getColumnConstraints().addAll(names, values, samples);
    }

    /** Shows other figures; where one has no number, it says what it lacks. */
    public void show(List<Figure> figures, FigureWords words, FigureLink.Explain explain) {
        getChildren().clear();
        for (Figure figure : figures) {
            Label name = new Label(words.title(figure.metric()));
            name.setWrapText(true);
            FigureLink link = new FigureLink(figure, words, explain);
            link.setMinWidth(USE_PREF_SIZE);
            String absence = words.absence(figure);
            Label sample =
                    new Label(
                            absence.isEmpty()
                                    ? "n = " + words.formats().count(figure.n())
                                    : absence);
            sample.getStyleClass().add("ek-caption");
            sample.setMinWidth(USE_PREF_SIZE);
            addRow(getRowCount(), name, link, sample);
        }
    }
}
