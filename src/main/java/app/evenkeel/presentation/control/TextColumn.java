package app.evenkeel.presentation.control;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/**
 * A column whose text follows from the whole row. Rows come sorted from the view model, so the
 * column only says that it would like to be sorted by.
 */
public final class TextColumn<S> extends TableColumn<S, S> {
    private final Function<S, String> text;
    private Function<S, String> style = row -> "";
    private Function<S, String> tip = row -> "";
    private Function<S, String> copied;

    /**
     * @param id of the column; also what it is sorted by
     * @param text of a cell; empty for none
     */
    public TextColumn(String id, String title, Function<S, String> text) {
        super(title);
        setId(id);
        this.text = text;
        this.copied = text;
        setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        setCellFactory(column -> new Cell());
    }

    /** Right-aligned, as figures are. */
    public TextColumn<S> number() {
        getStyleClass().add("ek-number");
        return this;
    }

    /** A style class for each row's cell, such as {@code ek-gain}; empty for none. */
    public TextColumn<S> styled(Function<S, String> newStyle) {
        style = newStyle;
        return this;
    }

    /** What the pointer is told about a cell; empty for nothing. */
    public TextColumn<S> explained(Function<S, String> newTip) {
        tip = newTip;
        return this;
    }

    /** What goes to the clipboard instead of the text: figures without spaces in them. */
    public TextColumn<S> copiedAs(Function<S, String> newCopied) {
        copied = newCopied;
        return this;
    }

    public TextColumn<S> wide(double width) {
        setPrefWidth(width);
        return this;
    }

    String copy(S row) {
        return copied.apply(row);
    }

    private final class Cell extends TableCell<S, S> {
        private String applied = "";

        @Override
        protected void updateItem(@Nullable S row, boolean empty) {
            super.updateItem(row, empty);
            String wanted = row == null || empty ? "" : style.apply(row);
            if (!wanted.equals(applied)) {
                getStyleClass().remove(applied);
                if (!wanted.isEmpty()) {
                    getStyleClass().add(wanted);
                }
                applied = wanted;
            }
            setText(row == null || empty ? null : text.apply(row));
            String told = row == null || empty ? "" : tip.apply(row);
            setTooltip(told.isEmpty() ? null : new Tooltip(told));
        }
    }
}
