package app.evenkeel.presentation.control;

import app.evenkeel.domain.problem.ShownText;

import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Columns of a table: texts to the left, figures to the right; sorted by value, shown as text. */
public final class Columns {
    /** Pixels that a table's own scroll bar takes of its width. */
    public static final double SCROLL_BAR = 16;

    private Columns() {}

    /**
     * What fills a table that stands in the window already, in steps for {@link
     * app.evenkeel.presentation.fx.TaskRunner#inTurn}: its columns one at a time, and its rows once
     * the first is there, so that each further step makes the cells of its own column only. A table
     * is the costliest thing to style and lay out; all at once it would be felt.
     *
     * @param fitting makes the columns share the width, once all of them are there
     */
    public static <R> List<Runnable> filling(
            TableView<R> table,
            List<TableColumn<R, ?>> columns,
            ObservableList<R> rows,
            Runnable fitting) {
        List<Runnable> steps = new ArrayList<>();
        for (TableColumn<R, ?> column : columns) {
            steps.add(() -> table.getColumns().add(column));
        }
        steps.add(Math.min(1, steps.size()), () -> table.setItems(rows));
        steps.add(fitting);
        return steps;
    }

    /**
     * Gives a column the room that the others leave, now and whenever the table's width or the
     * choice of its columns changes.
     *
     * @param least pixels that it has in a narrow table too
     * @param most pixels that it has in a wide table; where less than {@code least}, it counts
     */
    public static <R> void giveRest(
            TableView<R> table, TableColumn<R, ?> column, double least, double most) {
        InvalidationListener fit = change -> shareRest(table, column, least, most);
        table.widthProperty().addListener(fit);
        table.getVisibleLeafColumns().addListener(fit);
        fit.invalidated(table.widthProperty());
    }

    /** As {@link #giveRest}, once and now. */
    public static <R> void shareRest(
            TableView<R> table, TableColumn<R, ?> column, double least, double most) {
        double others =
                table.getVisibleLeafColumns().stream()
                        .filter(other -> !other.equals(column))
                        .mapToDouble(TableColumn::getPrefWidth)
                        .sum();
        double rest = table.getWidth() - others - SCROLL_BAR;
        column.setPrefWidth(Math.min(most, Math.max(least, rest)));
    }

    /** A column of texts, which may come from outside: shown as {@link ShownText} has it. */
    public static <R> TableColumn<R, String> text(
            String title, double width, Function<R, String> value) {
        TableColumn<R, String> column = new TableColumn<>(title);
        column.setCellValueFactory(
                row -> new ReadOnlyObjectWrapper<>(ShownText.of(value.apply(row.getValue()))));
        column.setPrefWidth(width);
        return column;
    }

    /** A column of figures, right-aligned. */
    public static <R, V extends Comparable<? super V>> TableColumn<R, V> number(
            String title, double width, Function<R, @Nullable V> value, Function<V, String> text) {
        TableColumn<R, V> column = value(title, width, value, text);
        column.getStyleClass().add("ek-number");
        return column;
    }

    /** A column of values that sort otherwise than they read, such as dates. */
    public static <R, V extends Comparable<? super V>> TableColumn<R, V> value(
            String title, double width, Function<R, @Nullable V> value, Function<V, String> text) {
        TableColumn<R, V> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
        column.setComparator(Comparator.nullsFirst(Comparator.naturalOrder()));
        column.setCellFactory(c ->
                new TableCell<>() {
                    @Override
                    protected void updateItem(@Nullable V item, boolean empty) {
                        super.updateItem(item, empty);
                        setText(empty || item == null ? null : text.apply(item));
                    }
                });
        column.setPrefWidth(width);
        return column;
    }
}
