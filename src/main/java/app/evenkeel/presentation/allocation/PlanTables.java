package app.evenkeel.presentation.allocation;

import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import java.util.List;
import java.util.function.Function;

/** What the tables of the screen have in common: short, whole on the page, and in given order. */
final class PlanTables {
    private static final double ROW = 32;
    private static final int MOST_ROWS = 40;
    private static final double MOST_WIDTH = 320;
    private static final double LEAST_WORDS = 110;

    private PlanTables() {}

    static <R> TextColumn<R> column(
            Messages messages, String key, double width, Function<R, String> text) {
        TextColumn<R> column =
                new TextColumn<R>(key, messages.text("allocation.column." + key), text).wide(width);
        column.setSortable(false);
        return column;
    }

    /**
     * As high as its rows, so that the page scrolls and not the table; each column as wide as what
     * is in it, and the last one takes the rest. Only words give way where there is too little
     * room.
     */
    static <R> void fit(TableView<R> table) {
        int rows = Math.clamp(table.getItems().size(), 1, MOST_ROWS);
        table.setPrefHeight((rows + 1) * ROW + 4);
        table.setMinHeight(table.getPrefHeight());
        table.setMaxHeight(table.getPrefHeight());
        List<TableColumn<R, ?>> columns = table.getColumns();
        for (TableColumn<R, ?> column : columns.subList(0, columns.size() - 1)) {
            if (column instanceof TextColumn<?> text) {
                text.fit(MOST_WIDTH);
                double width = text.getPrefWidth();
                text.setMinWidth(text.isNumber() ? width : Math.min(width, LEAST_WORDS));
            }
        }
        columns.getLast().setMinWidth(LEAST_WORDS);
    }
}
