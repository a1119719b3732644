package app.evenkeel.presentation.control;

import javafx.scene.Cursor;
import javafx.scene.control.ContextMenu;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

import org.jspecify.annotations.Nullable;

/** What pointer, wheel and keys do to a chart. */
final class ChartGestures {
    private static final double STEP = 0.1;
    private static final double CLOSER = 0.8;
    private static final double CLICK = 4;

    private final TimeSeriesChart chart;
    private final ChartState state;
    private double pressedX;
    private double panFrom;
    private boolean panning;
    private boolean dragged;
    private @Nullable ContextMenu menu;

    ChartGestures(TimeSeriesChart chart, ChartState state) {
        this.chart = chart;
        this.state = state;
    }

    void install() {
        chart.setCursor(Cursor.CROSSHAIR);
        chart.setOnMouseMoved(event -> crosshairAt(event.getX()));
        chart.setOnMouseExited(event -> hideCrosshair());
        chart.setOnMousePressed(this::pressed);
        chart.setOnMouseDragged(this::dragged);
        chart.setOnMouseReleased(this::released);
        chart.setOnScroll(this::scrolled);
        chart.setOnKeyPressed(this::key);
        chart.setOnContextMenuRequested(this::menu);
    }

    private void pressed(MouseEvent event) {
        chart.requestFocus();
        if (menu != null) {
            menu.hide();
        }
        pressedX = event.getX();
        panFrom = event.getX();
        dragged = false;
        panning = event.getButton() != MouseButton.PRIMARY || event.isShiftDown();
        event.consume();
    }

    private void dragged(MouseEvent event) {
        dragged |= Math.abs(event.getX() - pressedX) > CLICK;
        ChartArea area = chart.area();
        if (panning) {
            state.window.panBy((panFrom - event.getX()) / area.width() * state.window.span());
            panFrom = event.getX();
        } else if (dragged) {
            state.dragFrom = area.time(pressedX);
            state.dragTo = area.time(event.getX());
            state.crosshair = Double.NaN;
            chart.repaint();
        }
        event.consume();
    }

    private void released(MouseEvent event) {
        boolean chosen = !Double.isNaN(state.dragFrom);
        if (chosen) {
            double from = Math.min(state.dragFrom, state.dragTo);
            double to = Math.max(state.dragFrom, state.dragTo);
            state.dragFrom = Double.NaN;
            state.dragTo = Double.NaN;
            state.window.show(Math.max(from, state.window.from()), Math.min(to, state.window.to()));
            chart.repaint();
        } else if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            state.window.reset();
        }
        event.consume();
    }

    /** The wheel belongs to the page around the chart, unless the chart is plainly meant. */
    private void scrolled(ScrollEvent event) {
        if (!event.isShortcutDown() && !chart.isFocused()) {
            return;
        }
        if (event.getDeltaX() != 0 && Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            state.window.pan(event.getDeltaX() > 0 ? -STEP : STEP);
        } else if (event.getDeltaY() != 0) {
            double factor = event.getDeltaY() > 0 ? CLOSER : 1 / CLOSER;
            state.window.zoom(factor, chart.area().time(event.getX()));
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> left(event);
            case RIGHT -> right(event);
            case PLUS, ADD, EQUALS, UP -> zoom(CLOSER);
            case MINUS, SUBTRACT, DOWN -> zoom(1 / CLOSER);
            case T -> chart.toggleTable();
            case I -> chart.indexedProperty().set(!chart.indexedProperty().get());
            case L -> chart.logarithmicProperty().set(!chart.logarithmicProperty().get());
            case HOME -> state.window.toStart();
            case END -> state.window.toEnd();
            case ESCAPE -> {
                // All is seen already: Esc belongs to whatever holds the chart.
                if (state.window.isWhole() && Double.isNaN(state.crosshair)) {
                    return;
                }
                state.crosshair = Double.NaN;
                state.window.reset();
                chart.repaint();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void left(KeyEvent event) {
        if (event.isShiftDown()) {
            step(-1);
        } else {
            state.window.pan(-STEP);
        }
    }

    private void right(KeyEvent event) {
        if (event.isShiftDown()) {
            step(1);
        } else {
            state.window.pan(STEP);
        }
    }

    private void zoom(double factor) {
        double anchor = state.crosshair;
        state.window.zoom(
                factor,
                Double.isNaN(anchor) ? state.window.from() + state.window.span() / 2 : anchor);
    }

    /** Moves the crosshair point by point, for whoever has no pointer. */
    private void step(int by) {
        if (state.isEmpty()) {
            return;
        }
        ChartSeries line = state.series.getFirst();
        double now = Double.isNaN(state.crosshair) ? state.window.to() : state.crosshair;
        int index = Math.clamp((long) line.nearest(now) + by, 0, line.size() - 1);
        state.crosshair = line.x()[index];
        if (state.crosshair < state.window.from()) {
            state.window.panBy(state.crosshair - state.window.from());
        } else if (state.crosshair > state.window.to()) {
            state.window.panBy(state.crosshair - state.window.to());
        }
        chart.setAccessibleText(
                state.dateText(state.crosshair)
                        + " "
                        + state.valueText(line.y()[index] * state.factor(line)));
        chart.repaint();
    }

    private void crosshairAt(double x) {
        ChartArea area = chart.area();
        if (state.isEmpty() || x < area.left() || x > area.right()) {
            hideCrosshair();
            return;
        }
        ChartSeries line = state.series.getFirst();
        int index = line.nearest(area.time(x));
        double time = index < 0 ? Double.NaN : line.x()[index];
        if (time != state.crosshair) {
            state.crosshair = time;
            chart.repaint();
        }
    }

    private void hideCrosshair() {
        if (!Double.isNaN(state.crosshair)) {
            state.crosshair = Double.NaN;
            chart.repaint();
        }
    }

    private void menu(ContextMenuEvent event) {
        ChartExport export = chart.export();
        if (!dragged && export != null) {
            ContextMenu shown = export.menu(chart);
            menu = shown;
            shown.show(chart, event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }
}
