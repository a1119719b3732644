package app.evenkeel.presentation.allocation;

import app.evenkeel.presentation.control.TextColumn;
import app.evenkeel.presentation.fx.Messages;

import javafx.scene.control.TableView;

import java.util.function.Function;

/** What the tables of the screen have in common: short, whole on the page, and in given order. */
final class PlanTables {
    private static final double ROW = 32;
    private static final int MOST_ROWS = 40;

    private PlanTables() {}

    static <R> TextColumn<R> column(
            Messages messages, String key, double width, Function<R, String> text) {
        TextColumn<R> column =
                new TextColumn<R>(key, messages.text("allocation.column." + key), text).wide(width);
        column.setSortable(false);
        return column;
    }

    /** As high as its rows, so that the page scrolls and not the table. */
    static void fit(TableView<?> table) {
        int rows = Math.clamp(table.getItems().size(), 1, MOST_ROWS);
        table.setPrefHeight((rows + 1) * ROW + 4);
        table.setMinHeight(table.getPrefHeight());
        table.setMaxHeight(table.getPrefHeight());
    }
}
