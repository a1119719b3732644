package app.evenkeel.presentation.control;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.presentation.fx.FigureWords;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.util.OptionalDouble;

/** One figure in large digits under its name, with a remark below it. */
public final class FigureTile extends VBox {
    /** What the sign of a figure says. */
    public enum Tone {
        /** Above zero a gain, below a loss. */
        GAIN_OR_LOSS,
        /** Nothing about gain or loss. */
        PLAIN
    }

    /**
     * @param remark below the figure; what it lacks if it has no number
     */
    public FigureTile(
            Figure figure,
            String remark,
            Tone tone,
            FigureWords words,
            FigureLink.Explain explain) {
        super(2);
        getStyleClass().add("ek-figure-tile");
        Label title = new Label(words.title(figure.metric()));
        title.getStyleClass().add("ek-caption");
        title.setWrapText(true);
        FigureLink link = new FigureLink(figure, words, explain);
        link.getStyleClass().add("large");
        OptionalDouble value = figure.value();
        if (tone == Tone.GAIN_OR_LOSS && value.isPresent() && value.getAsDouble() != 0) {
            link.getStyleClass().add(value.getAsDouble() > 0 ? "gain" : "loss");
        }
        String absence = words.absence(figure);
        Label note = new Label(absence.isEmpty() ? remark : absence);
        note.getStyleClass().add("ek-caption");
        note.setWrapText(true);
        getChildren().addAll(title, link, note);
    }
}
