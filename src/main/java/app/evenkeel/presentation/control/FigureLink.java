package app.evenkeel.presentation.control;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.presentation.fx.FigureWords;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;

/** A figure that says how it was made when it is clicked. */
public final class FigureLink extends Hyperlink {
    /**
     * @param explain shows how the figure was made, beside this link
     */
    public FigureLink(Figure figure, FigureWords words, Explain explain) {
        this(figure, words.value(figure), words, explain);
    }

    /**
     * @param text in place of the figure, where it stands for one of the amounts it is made of
     */
    public FigureLink(Figure figure, String text, FigureWords words, Explain explain) {
        super(text);
        getStyleClass().add("ek-figure-link");
        String why = words.absence(figure);
        String title = words.title(figure.metric());
        setAccessibleText(title + ": " + (why.isEmpty() ? getText() : why));
        setTooltip(new Tooltip(why.isEmpty() ? words.convention(figure) : why));
        setOnAction(event -> {
            setVisited(false);
            explain.show(figure, this);
        });
    }

    /** What a click on a figure does. */
    public interface Explain {
        void show(Figure figure, FigureLink beside);
    }
}
