package app.evenkeel.presentation.control;

import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.Workspace;

import javafx.beans.InvalidationListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Remembers a table's columns: order, width, which are hidden, and which it is sorted by. The
 * columns need ids. Written as {@code id:width:shown:sort} with commas between, sort being A, D or
 * nothing; width and shown are empty for as long as only the table itself arranged them.
 */
public final class ColumnMemory<R> {
    private static final Duration QUIET = Duration.ofMillis(500);

    private final TableView<R> table;
    private final String name;
    private final Workspace workspace;
    private Handle saving = Handle.NONE;
    private boolean isArranging;
    private boolean isOwn;

    private ColumnMemory(TableView<R> table, String name, Workspace workspace) {
        this.table = table;
        this.name = "columns." + name;
        this.workspace = workspace;
    }

    /** Puts the columns as they were, and remembers what is changed from now on. */
    public static <R> ColumnMemory<R> install(
            TableView<R> table, String name, Workspace workspace) {
        ColumnMemory<R> memory = new ColumnMemory<>(table, name, workspace);
        memory.restore(workspace.window().remembered(memory.name));
        InvalidationListener arranged = change -> memory.arranged();
        InvalidationListener sorted = change -> memory.saveSoon();
        table.getColumns().addListener(arranged);
        table.getSortOrder().addListener(sorted);
        for (TableColumn<R, ?> column : table.getColumns()) {
            column.widthProperty().addListener(arranged);
            column.visibleProperty().addListener(arranged);
            column.sortTypeProperty().addListener(sorted);
        }
        return memory;
    }

    /** Whether the columns' widths and which are shown are the user's, now or from before. */
    public boolean isOwn() {
        return isOwn;
    }

    /**
     * Lets the table itself arrange its columns, which is not remembered: it depends on the window
     * and the language, and would be taken for the user's wish the next time.
     */
    public void arrange(Runnable change) {
        boolean outer = isArranging;
        isArranging = true;
        try {
            change.run();
        } finally {
            isArranging = outer;
        }
    }

    private void arranged() {
        if (!isArranging) {
            isOwn = true;
            saveSoon();
        }
    }

    private void restore(String stored) {
        List<TableColumn<R, ?>> order = new ArrayList<>();
        List<TableColumn<R, ?>> sorted = new ArrayList<>();
        for (String entry : stored.split(",", -1)) {
            String[] parts = entry.split(":", -1);
            if (parts.length != 4) {
                continue;
            }
            for (TableColumn<R, ?> column : table.getColumns()) {
                if (parts[0].equals(column.getId()) && !order.contains(column)) {
                    order.add(column);
                    column.setPrefWidth(width(parts[1], column.getPrefWidth()));
                    column.setVisible(!"hidden".equals(parts[2]));
                    isOwn |= !parts[2].isEmpty();
                    if (!parts[3].isEmpty()) {
                        column.setSortType(
                                "D".equals(parts[3]) ? SortType.DESCENDING : SortType.ASCENDING);
                        sorted.add(column);
                    }
                }
            }
        }
        if (order.isEmpty()) {
            return;
        }
        // A column that is new since then goes to the end.
        table.getColumns().stream().filter(column -> !order.contains(column)).forEach(order::add);
        table.getColumns().setAll(order);
        if (!sorted.isEmpty()) {
            table.getSortOrder().setAll(sorted);
        }
    }

    private static double width(String text, double otherwise) {
        try {
            double width = Double.parseDouble(text);
            return width >= 10 && width <= 4_000 ? width : otherwise;
        } catch (NumberFormatException unreadable) {
            return otherwise;
        }
    }

    private void saveSoon() {
        saving.cancel();
        saving = workspace.tasks().later(QUIET, () -> workspace.window().remember(name, written()));
    }

    private String written() {
        return table.getColumns().stream()
                .map(column ->
                        column.getId()
                                + ":"
                                + (isOwn ? arrangement(column) : ":")
                                + ":"
                                + sort(column))
                .collect(Collectors.joining(","));
    }

    private static String arrangement(TableColumn<?, ?> column) {
        return String.format(Locale.ROOT, "%.0f", column.getWidth())
                + (column.isVisible() ? ":shown" : ":hidden");
    }

    private String sort(TableColumn<R, ?> column) {
        if (!table.getSortOrder().contains(column)) {
            return "";
        }
        return column.getSortType() == SortType.DESCENDING ? "D" : "A";
    }
}
