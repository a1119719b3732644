package app.evenkeel.presentation.control;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A column whose text follows from the whole row. Rows come sorted from the view model, so the
 * column only says that it would like to be sorted by.
 */
public sealed class TextColumn<S> extends TableColumn<S, S> permits FigureColumn {
    private static final String FONT = "IBM Plex Sans JP";
    private static final String NUMBER = "ek-number";
    private static final double TITLE_SIZE = 12;
    private static final double TEXT_SIZE = 14;
    private static final double SORT_ARROW = 16;
    private static final double PADDING = 20;
    private static final int MEASURED = 500;

    private final Function<S, String> text;
    private Function<S, String> style = row -> "";
    private Function<S, String> tip = row -> "";
    private Function<S, String> copied;
    private Predicate<S> isAsked = row -> false;
    private BiConsumer<S, Node> ask = (row, cell) -> {};

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
        getStyleClass().add(NUMBER);
        return this;
    }

    public boolean isNumber() {
        return getStyleClass().contains(NUMBER);
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

    /**
     * Lets the figures of some rows say how they were made when they are clicked.
     *
     * @param newIsAsked whether a row's can
     * @param newAsk shows how a row's was made, beside its cell
     */
    public TextColumn<S> asked(Predicate<S> newIsAsked, BiConsumer<S, Node> newAsk) {
        isAsked = newIsAsked;
        ask = newAsk;
        return this;
    }

    public TextColumn<S> wide(double width) {
        setPrefWidth(width);
        return this;
    }

    /** Never narrower, where columns share the width of the table. */
    public TextColumn<S> atLeast(double width) {
        setMinWidth(width);
        setPrefWidth(width);
        return this;
    }

    /** As wide as the title and the first rows' texts, and no wider than {@code most}. */
    public void fit(List<S> rows, double most) {
        Text measure = new Text(getText());
        measure.setFont(Font.font(FONT, TITLE_SIZE));
        double widest = measure.getLayoutBounds().getWidth() + SORT_ARROW;
        measure.setFont(Font.font(FONT, TEXT_SIZE));
        for (S row : rows.subList(0, Math.min(MEASURED, rows.size()))) {
            measure.setText(text.apply(row));
            widest = Math.max(widest, measure.getLayoutBounds().getWidth());
        }
        setPrefWidth(Math.min(most, Math.ceil(widest) + PADDING));
    }

    /** As {@link #fit(List, double)}, to the rows of the table that it stands in. */
    public void fit(double most) {
        fit(getTableView().getItems(), most);
    }

    String copy(S row) {
        return copied.apply(row);
    }

    private final class Cell extends TableCell<S, S> {
        private String applied = "";
        private @Nullable Hyperlink link;

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
            String shown = row == null || empty ? "" : text.apply(row);
            setText(shown.isEmpty() ? null : shown);
            if (row != null && !shown.isEmpty() && isAsked.test(row)) {
                showLink(shown);
            } else if (getGraphic() != null) {
                setGraphic(null);
                setContentDisplay(ContentDisplay.LEFT);
            }
            String told = row == null || empty ? "" : tip.apply(row);
            setTooltip(told.isEmpty() ? null : new Tooltip(told));
        }

        private void showLink(String shown) {
            Hyperlink figure = link;
            if (figure == null) {
                figure = new Hyperlink();
                figure.getStyleClass().add("ek-figure-link");
                figure.setOnAction(this::clicked);
                link = figure;
            }
            figure.setText(shown);
            setGraphic(figure);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        }

        private void clicked(ActionEvent event) {
            Hyperlink figure = link;
            S row = getItem();
            if (figure != null && row != null) {
                figure.setVisited(false);
                ask.accept(row, figure);
            }
        }
    }
}
