package app.evenkeel.presentation.control.chart;

import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

import java.util.stream.Collectors;

/** Mouse, wheel and keys of a {@link TimeSeriesChart}. */
final class ChartInput {
    private static final double STEP = 0.1;
    private static final double ZOOM = 0.8;

    private final TimeSeriesChart chart;
    private double panFrom = Double.NaN;

    ChartInput(TimeSeriesChart chart) {
        this.chart = chart;
        chart.setOnMouseMoved(event -> chart.setCrosshair(chart.dayAt(event.getX())));
        chart.setOnMouseExited(event -> chart.setCrosshair(Double.NaN));
        chart.setOnMousePressed(this::pressed);
        chart.setOnMouseDragged(this::dragged);
        chart.setOnMouseReleased(this::released);
        chart.setOnMouseClicked(this::clicked);
        chart.setOnScroll(this::scrolled);
        chart.setOnKeyPressed(this::key);
    }

    private void pressed(MouseEvent event) {
        chart.requestFocus();
        if (event.getButton() == MouseButton.SECONDARY || event.isShiftDown()) {
            panFrom = chart.dayAt(event.getX());
        } else if (event.getButton() == MouseButton.PRIMARY) {
            chart.setSelectionStart(chart.dayAt(event.getX()));
        }
        event.consume();
    }

    private void dragged(MouseEvent event) {
        double day = chart.dayAt(event.getX());
        if (Double.isNaN(panFrom)) {
            chart.setCrosshair(day);
        } else {
            chart.show(chart.viewport().pan(panFrom - day));
        }
        event.consume();
    }

    private void released(MouseEvent event) {
        double start = chart.selectionStart();
        double end = chart.dayAt(event.getX());
        double pixels = Math.abs(end - start) / chart.viewport().span() * chart.plotWidth();
        if (!Double.isNaN(start) && pixels > 6) {
            chart.show(chart.viewport().show(Math.min(start, end), Math.max(start, end)));
        }
        chart.setSelectionStart(Double.NaN);
        panFrom = Double.NaN;
        event.consume();
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            showAll();
            event.consume();
        }
    }

    private void scrolled(ScrollEvent event) {
        if (event.getDeltaY() == 0 || !chart.isFocused()) {
            // An unfocused chart lets the wheel scroll the page it stands on.
            return;
        }
        double factor = event.getDeltaY() > 0 ? ZOOM : 1 / ZOOM;
        chart.show(chart.viewport().zoom(factor, chart.dayAt(event.getX())));
        event.consume();
    }

    private void key(KeyEvent event) {
        Viewport view = chart.viewport();
        double middle = (view.from() + view.to()) / 2;
        boolean handled = true;
        if (event.isShortcutDown()) {
            switch (event.getCode()) {
                case C -> copy();
                default -> handled = false;
            }
        } else {
            switch (event.getCode()) {
                case LEFT -> move(event.isShiftDown(), -1);
                case RIGHT -> move(event.isShiftDown(), 1);
                case PLUS, EQUALS, ADD -> chart.show(view.zoom(ZOOM, middle));
                case MINUS, SUBTRACT -> chart.show(view.zoom(1 / ZOOM, middle));
                case HOME -> chart.show(view.show(view.first(), view.first() + view.span()));
                case END -> chart.show(view.show(view.last() - view.span(), view.last()));
                case DIGIT0, NUMPAD0 -> showAll();
                case ESCAPE -> {
                    handled = !view.isAll();
                    showAll();
                }
                case S -> save();
                default -> handled = false;
            }
        }
        if (handled) {
            event.consume();
        }
    }

    private void move(boolean crosshair, int direction) {
        Viewport view = chart.viewport();
        if (!crosshair || chart.series().isEmpty()) {
            chart.show(view.pan(direction * STEP * view.span()));
            return;
        }
        ChartSeries lead = chart.series().get(0);
        double at = Double.isNaN(chart.crosshair()) ? view.to() : chart.crosshair();
        int next = lead.nearest(at) + direction;
        if (next >= 0 && next < lead.size()) {
            chart.setCrosshair(lead.days()[next]);
        }
    }

    private void showAll() {
        chart.show(Viewport.all(chart.viewport().first(), chart.viewport().last()));
    }

    /** Copies the picture, and what is shown as a table for a spreadsheet. */
    private void copy() {
        var content = new ClipboardContent();
        content.putImage(picture());
        content.putString(
                chart.series().stream().map(this::table).collect(Collectors.joining("\n")));
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void save() {
        var save = chart.onSaveImageProperty().get();
        if (save != null) {
            save.accept(picture());
        }
    }

    private WritableImage picture() {
        var parameters = new SnapshotParameters();
        parameters.setFill(chart.colours().paper());
        return chart.snapshot(parameters, null);
    }

    private String table(ChartSeries one) {
        var text = new StringBuilder(one.name()).append('\n');
        for (int i = Math.max(0, one.indexAt(chart.viewport().from())); i < one.size(); i++) {
            if (one.days()[i] > chart.viewport().to()) {
                break;
            }
            text.append(java.time.LocalDate.ofEpochDay((long) Math.floor(one.days()[i])))
                    .append('\t')
                    .append(one.values()[i])
                    .append('\n');
        }
        return text.toString();
    }
}
