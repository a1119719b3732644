package app.evenkeel.presentation.control;

import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;

import org.jspecify.annotations.Nullable;

/**
 * Numbers in rows and columns, read by their colours: returns by month, correlations, a sweep over
 * two parameters. The cell under the pointer, or the one that the arrow keys chose, is named at the
 * top; Enter or a click chooses it.
 */
public final class HeatMap extends PaintedControl {
    private final Messages messages;
    private final ReadOnlyObjectWrapper<@Nullable Cell> chosen = new ReadOnlyObjectWrapper<>();
    private HeatMapData data = HeatMapData.EMPTY;
    private HeatMapPainter painter = new HeatMapPainter(this, HeatMapData.EMPTY);
    private @Nullable Cell current;
    private @Nullable ChartExport export;
    private @Nullable ContextMenu menu;

    /**
     * One cell, counted from the upper left.
     *
     * @param row from 0
     * @param column from 0
     */
    public record Cell(int row, int column) {}

    public HeatMap(Messages messages) {
        this.messages = messages;
        getStyleClass().addAll("painted", "heat-map");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(160, 80);
        setOnMouseMoved(event -> point(painter.cellAt(event.getX(), event.getY())));
        setOnMouseExited(event -> point(null));
        setOnMouseClicked(this::clicked);
        setOnKeyPressed(this::key);
        setOnContextMenuRequested(event -> {
            ChartExport exporting = export;
            if (exporting != null) {
                ContextMenu shown = exporting.menu(this, data::csv);
                menu = shown;
                shown.show(this, event.getScreenX(), event.getScreenY());
            }
        });
        focusedProperty().subscribe(this::repaint);
    }

    /** Shows other numbers; nothing is chosen afterwards. */
    public void setData(HeatMapData newData) {
        data = newData;
        painter = new HeatMapPainter(this, newData);
        current = null;
        chosen.set(null);
        setPrefHeight(painter.preferredHeight());
        tell();
    }

    /** Lets the user copy and save the picture and its numbers, from the context menu. */
    public void setExport(ChartExport newExport) {
        export = newExport;
    }

    /** The cell that was clicked or chosen with Enter, or {@code null}. */
    public ReadOnlyObjectProperty<@Nullable Cell> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    @Override
    void paint(GraphicsContext g, double width, double height) {
        painter.paint(g, width, height, current, chosen.get(), words(current));
        if (isFocused()) {
            g.setStroke(colour(Token.ACCENT));
            g.setLineWidth(1);
            g.strokeRect(0.5, 0.5, width - 1, height - 1);
        }
    }

    Color ink(Token token) {
        return colour(token);
    }

    private void clicked(MouseEvent event) {
        requestFocus();
        if (menu != null) {
            menu.hide();
        }
        Cell cell = painter.cellAt(event.getX(), event.getY());
        if (cell != null) {
            chosen.set(cell);
            repaint();
        }
    }

    private void key(KeyEvent event) {
        if (data.isEmpty()) {
            return;
        }
        Cell at = current == null ? new Cell(0, 0) : current;
        switch (event.getCode()) {
            case LEFT -> move(at.row(), at.column() - 1);
            case RIGHT -> move(at.row(), at.column() + 1);
            case UP -> move(at.row() - 1, at.column());
            case DOWN -> move(at.row() + 1, at.column());
            case HOME -> move(at.row(), 0);
            case END -> move(at.row(), data.columns().size() - 1);
            case ENTER -> chosen.set(current);
            case ESCAPE -> point(null);
            default -> {
                return;
            }
        }
        repaint();
        event.consume();
    }

    private void move(int row, int column) {
        point(
                new Cell(
                        Math.clamp(row, 0, data.rows().size() - 1),
                        Math.clamp(column, 0, data.columns().size() - 1)));
    }

    private void point(@Nullable Cell cell) {
        current = cell;
        tell();
    }

    private void tell() {
        setAccessibleText(
                data.isEmpty()
                        ? messages.text("chart.words.empty")
                        : current == null
                                ? messages.text(
                                        "heatmap.words", data.rows().size(), data.columns().size())
                                : words(current));
        repaint();
    }

    private String words(@Nullable Cell cell) {
        if (cell == null || cell.row() >= data.rows().size()) {
            return "";
        }
        String text = data.entry(cell.row(), cell.column()).text();
        return messages.text(
                "heatmap.cell",
                data.rows().get(cell.row()),
                data.columns().get(cell.column()),
                text.isEmpty() ? Formats.UNKNOWN : text);
    }
}
