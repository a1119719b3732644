package app.evenkeel.presentation.control;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.StrokeLineJoin;

/** A small line without axes, for a table's row. Coloured by whether it ends above its start. */
public final class Sparkline extends PaintedControl {
    private double[] values = {};

    public Sparkline() {
        getStyleClass().addAll("painted", "sparkline");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinSize(40, 16);
        setPrefSize(96, 24);
        setMaxHeight(28);
    }

    /**
     * @param newValues evenly spaced, oldest first; {@code NaN} for none
     * @param accessibleText what a screen reader says instead of the picture
     */
    public void setValues(double[] newValues, String accessibleText) {
        values = newValues;
        setAccessibleText(accessibleText);
        repaint();
    }

    @Override
    void paint(GraphicsContext g, double width, double height) {
        if (values.length < 2) {
            return;
        }
        double[] x = new double[values.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
        }
        double last = x.length - 1.0;
        Decimation line = Decimation.of(new ChartSeries("", x, values, 1), 0, last, (int) width);
        if (line.isEmpty()) {
            return;
        }
        double range = line.high - line.low;
        double change = values[values.length - 1] - values[0];
        g.setStroke(colour(change > 0 ? Token.GAIN : change < 0 ? Token.LOSS : Token.INK_SOFT));
        g.setLineWidth(1.25);
        g.setLineJoin(StrokeLineJoin.ROUND);
        g.beginPath();
        boolean open = false;
        for (int i = 0; i < line.count; i++) {
            if (Double.isNaN(line.y[i])) {
                open = false;
                continue;
            }
            double px = 1 + line.x[i] / last * (width - 2);
            double share = range == 0 ? 0.5 : (line.y[i] - line.low) / range;
            double py = height - 2 - share * (height - 4);
            if (open) {
                g.lineTo(px, py);
            } else {
                g.moveTo(px, py);
                open = true;
            }
        }
        g.stroke();
    }
}
