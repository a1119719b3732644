package app.evenkeel.presentation.control.chart;

import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

import java.util.List;

/**
 * A line the size of a word, without axes; empty if there are fewer than two points. JavaFX thread
 * only.
 */
public final class Sparkline extends Region {
    private static final StyleablePropertyFactory<Sparkline> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final CssMetaData<Sparkline, Color> STROKE =
            FACTORY.createColorCssMetaData(
                    "-ek-spark-stroke", line -> line.stroke, Color.STEELBLUE, false);

    private final Canvas canvas = new Canvas();
    private final SimpleStyleableObjectProperty<Color> stroke =
            new SimpleStyleableObjectProperty<>(STROKE, this, "stroke", Color.STEELBLUE);
    private double[] values = {};

    public Sparkline() {
        getStyleClass().add("sparkline");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setPrefSize(72, 20);
        setMinSize(24, 12);
        getChildren().add(canvas);
        stroke.subscribe(this::requestLayout);
    }

    /** Shows these values, oldest first. */
    public void setValues(double[] newValues) {
        values = newValues.clone();
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        canvas.setWidth(width);
        canvas.setHeight(height);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, width, height);
        if (values.length < 2) {
            return;
        }
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        double range = high > low ? high - low : 1;
        g.setStroke(stroke.get());
        g.setLineWidth(1.25);
        g.beginPath();
        for (int i = 0; i < values.length; i++) {
            double x = 1 + (width - 2) * i / (values.length - 1);
            double y = 2 + (height - 4) * (high - values[i]) / range;
            if (i == 0) {
                g.moveTo(x, y);
            } else {
                g.lineTo(x, y);
            }
        }
        g.stroke();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }
}
