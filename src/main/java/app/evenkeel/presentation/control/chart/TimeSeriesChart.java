package app.evenkeel.presentation.control.chart;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;

/**
 * Lines over time: crosshair, zoom, pan, keyboard, markers, and a table of the same data. Draws
 * only what a pixel column can show, so that a million points pan as smoothly as a hundred.
 *
 * <p>Drag selects a stretch, the wheel zooms at the pointer, Shift-drag or the right button pans, a
 * double click shows all. Arrows pan, {@code +} and {@code -} zoom, Home and End go to the ends,
 * {@code 0} or Esc shows all, Shift with arrows moves the crosshair. JavaFX thread only.
 */
public final class TimeSeriesChart extends Region {
    static final double LEFT = 64;
    static final double RIGHT = 8;
    static final double TOP = 12;
    static final double BOTTOM = 24;

    private final Canvas plot = new Canvas();
    private final Canvas overlay = new Canvas();
    private final ChartColours colours;
    private final ChartPainter painter;
    private final BooleanProperty indexed = new SimpleBooleanProperty(this, "indexed");
    private final ObjectProperty<@Nullable Consumer<WritableImage>> onSaveImage =
            new SimpleObjectProperty<>(this, "onSaveImage");

    private List<ChartSeries> series = List.of();
    private List<ChartMarker> markers = List.of();
    private Viewport view = Viewport.all(0, 1);
    private double crosshair = Double.NaN;
    private double selectionStart = Double.NaN;
    private Locale locale = Locale.ENGLISH;
    private DoubleFunction<String> axisText = value -> String.format(Locale.ROOT, "%,.0f", value);
    private DoubleFunction<String> exactText = axisText;
    private boolean stale = true;

    /** An empty chart. */
    public TimeSeriesChart() {
        colours = new ChartColours(this, this::redraw);
        painter = new ChartPainter(this);
        getStyleClass().add("time-series-chart");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(160, 96);
        overlay.setMouseTransparent(true);
        getChildren().addAll(plot, overlay);
        indexed.subscribe(this::redraw);
        focusedProperty().subscribe(this::redrawOverlay);
        new ChartInput(this);
    }

    /** Replaces what is shown and shows all of it. */
    public void setData(List<ChartSeries> newSeries, List<ChartMarker> newMarkers) {
        series = List.copyOf(newSeries);
        markers = List.copyOf(newMarkers);
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (ChartSeries one : series) {
            if (one.size() > 0) {
                first = Math.min(first, one.days()[0]);
                last = Math.max(last, one.days()[one.size() - 1]);
            }
        }
        crosshair = Double.NaN;
        show(first <= last ? Viewport.all(first, last) : Viewport.all(0, 1));
        setAccessibleText(painter.describe());
    }

    /**
     * How values are written.
     *
     * @param axis short, for the axis; hidden amounts are the caller's affair
     * @param exact in full, at the crosshair
     */
    public void setFormats(
            Locale newLocale, DoubleFunction<String> axis, DoubleFunction<String> exact) {
        locale = newLocale;
        axisText = axis;
        exactText = exact;
        redraw();
        setAccessibleText(painter.describe());
    }

    /** Whether every line starts at 100 on the left edge, so that their shapes compare. */
    public BooleanProperty indexedProperty() {
        return indexed;
    }

    /**
     * Called with a picture of the chart when the user wants to save it; without it there is no
     * such entry.
     */
    public ObjectProperty<@Nullable Consumer<WritableImage>> onSaveImageProperty() {
        return onSaveImage;
    }

    /** The stretch of time shown. */
    public Viewport viewport() {
        return view;
    }

    /** Shows another stretch. */
    public void show(Viewport next) {
        view = next;
        redraw();
    }

    /** Shows the days from {@code from} on to the end of the data. */
    public void showFrom(double from) {
        show(view.show(from, view.last()));
    }

    List<ChartSeries> series() {
        return series;
    }

    List<ChartMarker> markers() {
        return markers;
    }

    ChartColours colours() {
        return colours;
    }

    Locale locale() {
        return locale;
    }

    String axisText(double value) {
        return axisText.apply(value);
    }

    String exactText(double value) {
        return exactText.apply(value);
    }

    /** The day under the crosshair, NaN if there is none. */
    double crosshair() {
        return crosshair;
    }

    void setCrosshair(double day) {
        crosshair = day;
        redrawOverlay();
    }

    /** The day that a selection by dragging began at, NaN if there is none. */
    double selectionStart() {
        return selectionStart;
    }

    void setSelectionStart(double day) {
        selectionStart = day;
        redrawOverlay();
    }

    double plotWidth() {
        return Math.max(1, getWidth() - LEFT - RIGHT);
    }

    double plotHeight() {
        return Math.max(1, getHeight() - TOP - BOTTOM);
    }

    /** The day at a horizontal position in this control. */
    double dayAt(double x) {
        return view.dayAt(x - LEFT, plotWidth());
    }

    private void redraw() {
        stale = true;
        requestLayout();
    }

    private void redrawOverlay() {
        if (!stale) {
            painter.paintOverlay(overlay.getGraphicsContext2D());
        }
    }

    @Override
    protected void layoutChildren() {
        boolean resized = plot.getWidth() != getWidth() || plot.getHeight() != getHeight();
        if (resized) {
            plot.setWidth(getWidth());
            plot.setHeight(getHeight());
            overlay.setWidth(getWidth());
            overlay.setHeight(getHeight());
        }
        if (resized || stale) {
            stale = false;
            painter.paint(plot.getGraphicsContext2D());
            painter.paintOverlay(overlay.getGraphicsContext2D());
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 640;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 280;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return ChartColours.all();
    }

    /** What CSS can set. */
    public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
        return ChartColours.all();
    }
}
