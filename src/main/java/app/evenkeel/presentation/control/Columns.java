package app.evenkeel.presentation.control;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.function.Function;

/** Columns of a table: texts to the left, figures to the right; sorted by value, shown as text. */
public final class Columns {
    private Columns() {}

    /** A column of texts. */
    public static <R> TableColumn<R, String> text(
            String title, double width, Function<R, String> value) {
        TableColumn<R, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(value.apply(row.getValue())));
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
