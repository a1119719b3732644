package app.evenkeel.presentation.control;

import javafx.scene.Node;

import java.util.function.BiConsumer;
import java.util.function.Function;

/** A column of figures, each of which says how it was made when it is clicked. */
public final class FigureColumn<S> extends TextColumn<S> {
    /**
     * @param explain shows how a row's figure was made, beside its cell
     */
    public FigureColumn(
            String id, String title, Function<S, String> text, BiConsumer<S, Node> explain) {
        super(id, title, text);
        number();
        asked(row -> true, explain);
    }
}
