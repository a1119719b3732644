package app.evenkeel.presentation.control;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Lines over time, fluid at a million points: crosshair with every series' value, drag to zoom,
 * wheel with Ctrl or focus, keyboard, markers for flows, indexed to 100, and the same numbers as a
 * table.
 *
 * <p>Drag zooms, Shift-drag or right-drag pans, double-click or Esc shows all; arrows pan, Shift
 * and arrows move the crosshair, + and - zoom, Home and End go to the ends, T shows the figures, I
 * indexes to 100, L takes a logarithmic scale.
 */
public final class TimeSeriesChart extends PaintedControl {
    private static final double NARROWEST_POINTS = 4;

    private final ChartState state;
    private final ChartPainter painter;
    private final BooleanProperty indexed = new SimpleBooleanProperty();
    private final BooleanProperty logarithmic = new SimpleBooleanProperty();
    private ChartArea area = ChartArea.NONE;
    private @Nullable ChartExport export;
    private @Nullable ChartTable figures;

    public TimeSeriesChart(Messages messages, Formats formats) {
        state = new ChartState(messages, formats);
        painter = new ChartPainter(state, this::colour, this::seriesColour);
        getStyleClass().addAll("painted", "time-series-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(120, 96);
        setPrefSize(640, 320);
        new ChartGestures(this, state).install();
        indexed.subscribe(now -> {
            state.indexed = now;
            changed();
        });
        logarithmic.subscribe(now -> {
            state.logarithmic = now;
            changed();
        });
        state.window.fromProperty().subscribe((before, now) -> changed());
        state.window.toProperty().subscribe((before, now) -> changed());
        focusedProperty()
                .subscribe(now -> {
                    state.focused = now;
                    repaint();
                });
    }

    /**
     * Shows other data, all of it. The first series is the subject; the rest is what it is compared
     * with.
     *
     * @param currency of the values
     */
    public void setData(List<ChartSeries> series, List<ChartMark> marks, CurrencyCode currency) {
        setData(series, marks, new ChartUnit.Amount(currency));
    }

    /** The same for values that are no amounts. */
    public void setData(List<ChartSeries> series, List<ChartMark> marks, ChartUnit unit) {
        state.series = List.copyOf(series);
        state.marks = List.copyOf(marks);
        state.unit = unit;
        state.revision++;
        state.crosshair = Double.NaN;
        if (figures != null) {
            toggleTable();
        }
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        double narrowest = Double.POSITIVE_INFINITY;
        for (ChartSeries line : series) {
            if (line.size() > 1) {
                double begin = line.x()[0];
                double end = line.x()[line.size() - 1];
                first = Math.min(first, begin);
                last = Math.max(last, end);
                narrowest = Math.min(narrowest, (end - begin) / (line.size() - 1));
            }
        }
        if (first < last) {
            state.window.setExtent(first, last, narrowest * NARROWEST_POINTS);
        }
        changed();
    }

    /** Gives the subject candles, or none; shown once {@link #setData} was called after it. */
    public void setCandles(@Nullable CandleSeries candles) {
        state.candles = candles;
    }

    /** Whether candles are drawn in place of the subject's line, where there are some. */
    public void setCandlesShown(boolean shown) {
        state.candlesShown = shown;
        state.revision++;
        changed();
    }

    /**
     * Dashes the first line where it rests on old prices.
     *
     * @param stretches first and last time of each, in order
     */
    public void setStale(double[] stretches) {
        state.stale = stretches.clone();
        repaint();
    }

    /** Shows a part of the time axis, in milliseconds since 1970. */
    public void show(double from, double to) {
        state.window.show(from, to);
    }

    /** Shows all of the time axis. */
    public void reset() {
        state.window.reset();
    }

    /** First time seen; figures beside the chart follow it, so that they agree with the picture. */
    public ReadOnlyDoubleProperty fromProperty() {
        return state.window.fromProperty();
    }

    /** Last time seen. */
    public ReadOnlyDoubleProperty toProperty() {
        return state.window.toProperty();
    }

    /** Whether every series starts at 100 at the left edge, so that they can be compared. */
    public BooleanProperty indexedProperty() {
        return indexed;
    }

    /** Whether equal distances are equal ratios; without effect where a value is not above zero. */
    public BooleanProperty logarithmicProperty() {
        return logarithmic;
    }

    /** The numbers that are seen, as CSV. */
    String csv() {
        return new ChartText(state).csv();
    }

    /** The picture as it is seen, as SVG. */
    String svg() {
        return new ChartText(state)
                .svg(
                        area,
                        getWidth(),
                        getHeight(),
                        painter.written(),
                        this::seriesColour,
                        colour(Token.INK_SOFT),
                        colour(Token.GRID),
                        colour(Token.PAPER));
    }

    public void setFormats(Formats formats) {
        state.formats = formats;
        changed();
    }

    /** Lets the user copy and save the picture and its numbers, from the context menu. */
    public void setExport(ChartExport newExport) {
        export = newExport;
    }

    /** The numbers behind the picture, as far as they are seen; one row per point. */
    public ChartTable table() {
        return new ChartTable(state);
    }

    /** Lays the figures over the picture, or takes them away; T does the same. */
    public void toggleTable() {
        ChartTable open = figures;
        if (open != null) {
            getChildren().remove(open);
            figures = null;
            requestFocus();
            return;
        }
        ChartTable made = table();
        made.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.T || event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        toggleTable();
                    }
                });
        figures = made;
        getChildren().add(made);
        made.getSelectionModel().selectFirst();
        made.requestFocus();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (figures != null) {
            figures.resizeRelocate(0, 0, getWidth(), getHeight());
        }
    }

    @Override
    void paint(GraphicsContext g, double width, double height) {
        area = painter.paint(g, width, height);
        if (state.focused) {
            g.setStroke(colour(Token.ACCENT));
            g.setLineWidth(1);
            g.strokeRect(0.5, 0.5, width - 1, height - 1);
        }
    }

    ChartArea area() {
        return area;
    }

    @Nullable ChartExport export() {
        return export;
    }

    private void changed() {
        setAccessibleText(ChartWords.of(state));
        repaint();
    }
}
