package app.evenkeel.presentation.control;

import javafx.scene.control.TableCell;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

/**
 * A cell as high as its text needs, for sentences: a reason that is cut off before its remedy says
 * half of it. Its table needs the style class {@link #TABLE}.
 */
public final class WrappedCell<R> extends TableCell<R, String> {
    /** Style class of a table whose rows are as high as they need to be. */
    public static final String TABLE = "ek-wrapped";

    /** Left and right of the text together. */
    private static final double ROOM = 20;

    private final Text text = new Text();

    public WrappedCell() {
        text.getStyleClass().add("ek-wrapped-text");
        text.wrappingWidthProperty().bind(widthProperty().subtract(ROOM));
        setGraphic(text);
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
        super.updateItem(item, empty);
        text.setText(empty || item == null ? "" : item);
    }
}
