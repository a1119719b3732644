package app.evenkeel.presentation.control;

import app.evenkeel.presentation.control.PaintedControl.Token;
import app.evenkeel.presentation.control.Ticks.DateTick;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Paints a chart: quiet grid, lines with their names at the end, markers, crosshair. */
final class ChartPainter {
    private static final Font FONT = Font.font("IBM Plex Sans JP", 12);
    private static final double READOUT = 24;
    private static final double AXIS = 24;
    private static final double MARKS = 16;
    private static final double LABEL = 16;
    private static final double PAD = 0.06;
    private static final double[] DASH = {4, 4};
    private static final double[] SOLID = {};

    private final ChartState state;
    private final Function<Token, Color> token;
    private final IntFunction<Color> seriesColour;
    private final Text ruler = new Text();
    private @Nullable Thinned thinned;

    ChartPainter(ChartState state, Function<Token, Color> token, IntFunction<Color> seriesColour) {
        this.state = state;
        this.token = token;
        this.seriesColour = seriesColour;
        ruler.setFont(FONT);
    }

    /** Paints all of it and says where the lines are. */
    ChartArea paint(GraphicsContext g, double width, double height) {
        g.setFont(FONT);
        g.setTextBaseline(VPos.CENTER);
        double names = state.series.size() > 1 ? widestName() + 12 : 12;
        double markSpace = state.marks.isEmpty() ? 0 : MARKS;
        double plotHeight = Math.max(1, height - READOUT - AXIS - markSpace);
        // The axis labels' width depends on the values seen, and the values on the width left.
        Thinned lines = thinned((int) Math.max(1, width - names - 64));
        boolean log = state.logarithmic && lines.low > 0 && lines.high > lines.low;
        double pad = lines.high > lines.low ? (lines.high - lines.low) * PAD : 1;
        double ratio = log ? Math.pow(lines.high / lines.low, PAD) : 1;
        double low = log ? lines.low / ratio : lines.low - pad;
        double high = log ? lines.high * ratio : lines.high + pad;
        int most = (int) Math.max(3, plotHeight / 28);
        double[] values = ticks(lines, low, high, log, most);
        List<String> labels = valueLabels(values);
        double gutter = labels.stream().mapToDouble(this::widthOf).max().orElse(0) + 12;
        ChartArea area =
                new ChartArea(
                        gutter,
                        READOUT,
                        Math.max(1, width - gutter - names),
                        plotHeight,
                        state.window.from(),
                        state.window.to(),
                        low,
                        high,
                        log);
        grid(g, area, values, labels, markSpace);
        if (!lines.isEmpty()) {
            lines(g, area, lines);
            names(g, area);
            marks(g, area);
        }
        selection(g, area);
        crosshair(g, area);
        return area;
    }

    /** None where there is nothing to draw: a scale would be invented. */
    private static double[] ticks(Thinned lines, double low, double high, boolean log, int most) {
        if (lines.isEmpty()) {
            return new double[0];
        }
        return log ? Ticks.ratios(low, high, most) : Ticks.values(low, high, most);
    }

    private Thinned thinned(int columns) {
        Thinned known = thinned;
        if (known != null && known.isFor(state, columns)) {
            return known;
        }
        Thinned fresh = Thinned.of(state, columns);
        thinned = fresh;
        return fresh;
    }

    private final List<ChartText.Label> written = new ArrayList<>();

    /** What was last written at the axes. */
    List<ChartText.Label> written() {
        return List.copyOf(written);
    }

    private void grid(
            GraphicsContext g, ChartArea area, double[] values, List<String> labels, double marks) {
        g.setLineWidth(1);
        written.clear();
        for (int i = 0; i < values.length; i++) {
            double y = Math.round(area.y(values[i])) + 0.5;
            g.setStroke(token.apply(Token.GRID));
            g.strokeLine(area.left(), y, area.right(), y);
            g.setFill(token.apply(Token.INK_SOFT));
            g.setTextAlign(TextAlignment.RIGHT);
            g.fillText(labels.get(i), area.left() - 8, y);
            written.add(new ChartText.Label(area.left() - 8, y, labels.get(i), true));
        }
        double axis = Math.round(area.bottom() + marks) + 0.5;
        g.setStroke(token.apply(Token.INK_SOFT));
        g.strokeLine(area.left(), axis, area.right(), axis);
        g.setFill(token.apply(Token.INK_SOFT));
        g.setTextAlign(TextAlignment.LEFT);
        double free = Double.NEGATIVE_INFINITY;
        for (DateTick tick :
                Ticks.dates(
                        area.from(),
                        area.to(),
                        (int) Math.max(1, area.width() / 96),
                        state.messages.language())) {
            double x = Math.round(area.x(tick.time())) + 0.5;
            g.strokeLine(x, axis, x, axis + 4);
            double w = widthOf(tick.label());
            if (x + 4 > free && x + w < area.right() + 12) {
                g.fillText(tick.label(), x, axis + 14);
                written.add(new ChartText.Label(x, axis + 14, tick.label(), false));
                free = x + w + 12;
            }
        }
    }

    private void lines(GraphicsContext g, ChartArea area, Thinned lines) {
        g.save();
        g.beginPath();
        g.rect(area.left(), area.top() - 1, area.width(), area.height() + 2);
        g.clip();
        g.setLineJoin(StrokeLineJoin.ROUND);
        // The first series is the subject and is drawn last, above what it is compared with.
        for (int i = state.series.size() - 1; i >= 0; i--) {
            CandleSeries candles = state.seenCandles();
            if (i == 0 && candles != null) {
                CandlePainter.paint(g, area, candles, token);
                continue;
            }
            Decimation points = lines.series.get(i);
            double factor = lines.factors[i];
            g.setStroke(seriesColour.apply(state.series.get(i).colour()));
            g.setLineWidth(i == 0 ? 1.75 : 1.25);
            boolean isSubject = i == 0;
            g.beginPath();
            boolean open = false;
            boolean dashed = false;
            for (int p = 0; p < points.count; p++) {
                double value = points.y[p] * factor;
                if (Double.isNaN(value)) {
                    open = false;
                } else if (open) {
                    boolean dash = isSubject && state.isStale(points.x[p]);
                    if (dash != dashed) {
                        g.stroke();
                        g.setLineDashes(dash ? DASH : SOLID);
                        dashed = dash;
                        g.beginPath();
                        g.moveTo(area.x(points.x[p - 1]), area.y(points.y[p - 1] * factor));
                    }
                    g.lineTo(area.x(points.x[p]), area.y(value));
                } else {
                    g.moveTo(area.x(points.x[p]), area.y(value));
                    open = true;
                }
            }
            g.stroke();
            g.setLineDashes();
        }
        g.restore();
    }

    private record Name(ChartSeries series, double y) {}

    private void names(GraphicsContext g, ChartArea area) {
        if (state.series.size() < 2) {
            return;
        }
        List<Name> names = new ArrayList<>();
        for (ChartSeries line : state.series) {
            double value = line.valueAt(area.to()) * state.factor(line);
            if (!Double.isNaN(value)) {
                names.add(new Name(line, area.y(value)));
            }
        }
        names.sort(Comparator.comparingDouble(Name::y));
        double free = area.top();
        g.setTextAlign(TextAlignment.LEFT);
        for (int i = 0; i < names.size(); i++) {
            double room = (names.size() - i) * LABEL;
            double y = Math.clamp(names.get(i).y(), free, Math.max(free, area.bottom() - room + 8));
            ChartSeries line = names.get(i).series();
            g.setFill(seriesColour.apply(line.colour()));
            g.fillText(line.name(), area.right() + 8, y);
            free = y + LABEL;
        }
    }

    private void marks(GraphicsContext g, ChartArea area) {
        double middle = area.bottom() + MARKS / 2;
        for (ChartMark mark : state.marks) {
            double x = area.x(mark.x());
            if (x < area.left() || x > area.right()) {
                continue;
            }
            boolean in = mark.amount() > 0;
            double tip = in ? middle - 4 : middle + 4;
            double base = in ? middle + 3 : middle - 3;
            g.setFill(token.apply(Token.INK_SOFT));
            g.fillPolygon(new double[] {x - 3.5, x + 3.5, x}, new double[] {base, base, tip}, 3);
        }
    }

    private void selection(GraphicsContext g, ChartArea area) {
        if (Double.isNaN(state.dragFrom) || Double.isNaN(state.dragTo)) {
            return;
        }
        double a = Math.clamp(area.x(state.dragFrom), area.left(), area.right());
        double b = Math.clamp(area.x(state.dragTo), area.left(), area.right());
        g.setFill(token.apply(Token.ACCENT).deriveColor(0, 1, 1, 0.14));
        g.fillRect(Math.min(a, b), area.top(), Math.abs(a - b), area.height());
    }

    private void crosshair(GraphicsContext g, ChartArea area) {
        if (Double.isNaN(state.crosshair) || state.isEmpty()) {
            return;
        }
        double x = Math.round(area.x(state.crosshair)) + 0.5;
        if (x < area.left() || x > area.right() + 1) {
            return;
        }
        g.setStroke(token.apply(Token.INK_SOFT));
        g.setLineWidth(1);
        g.strokeLine(x, area.top(), x, area.bottom());
        double text = area.left();
        text = put(g, state.dateText(state.crosshair), text, token.apply(Token.INK));
        for (ChartSeries line : state.series) {
            double value = line.valueAt(state.crosshair) * state.factor(line);
            Color colour = seriesColour.apply(line.colour());
            text = put(g, line.name() + "  " + state.valueText(value), text, colour);
            if (!Double.isNaN(value)) {
                g.setFill(colour);
                g.fillOval(x - 3.5, area.y(value) - 3.5, 7, 7);
            }
        }
        for (ChartMark mark : state.marks) {
            if (Math.abs(area.x(mark.x()) - x) < 3) {
                text = put(g, mark.text(), text, token.apply(Token.INK_SOFT));
            }
        }
    }

    private double put(GraphicsContext g, String text, double x, Color colour) {
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(colour);
        g.fillText(text, x, 10);
        return x + widthOf(text) + 20;
    }

    private List<String> valueLabels(double[] values) {
        double step = 1;
        for (int i = 1; i < values.length; i++) {
            step = i == 1 ? values[1] - values[0] : Math.min(step, values[i] - values[i - 1]);
        }
        int digits = step >= 1 ? 0 : (int) Math.min(8, Math.ceil(-Math.log10(step) - 1e-9));
        List<String> labels = new ArrayList<>();
        for (double value : values) {
            labels.add(
                    state.indexed
                            ? state.formats.number(BigDecimal.valueOf(value), 0, digits)
                            : state.unit.axis(state.formats, BigDecimal.valueOf(value), digits));
        }
        return labels;
    }

    private double widestName() {
        return state.series.stream().mapToDouble(line -> widthOf(line.name())).max().orElse(0);
    }

    private double widthOf(String text) {
        ruler.setText(text);
        return ruler.getLayoutBounds().getWidth();
    }

    /** The series as thinned for one view, kept until the view changes. */
    private static final class Thinned {
        final List<ChartSeries> source;
        final List<Decimation> series = new ArrayList<>();
        final double[] factors;
        final int revision;
        final double from;
        final double to;
        final int columns;
        final boolean indexed;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;

        private Thinned(ChartState state, int columns) {
            source = state.series;
            revision = state.revision;
            factors = new double[source.size()];
            from = state.window.from();
            to = state.window.to();
            indexed = state.indexed;
            this.columns = columns;
        }

        static Thinned of(ChartState state, int columns) {
            Thinned made = new Thinned(state, columns);
            for (int i = 0; i < made.source.size(); i++) {
                ChartSeries line = made.source.get(i);
                Decimation points = Decimation.of(line, made.from, made.to, columns);
                made.series.add(points);
                made.factors[i] = state.factor(line);
                if (!points.isEmpty() && !Double.isNaN(made.factors[i])) {
                    made.low = Math.min(made.low, points.low * made.factors[i]);
                    made.high = Math.max(made.high, points.high * made.factors[i]);
                }
            }
            CandleSeries candles = state.seenCandles();
            if (candles != null) {
                int first = candles.firstFrom(made.from);
                int end = candles.endAt(made.to);
                if (first < end) {
                    CandleSeries.Candle whole = candles.joined(first, end);
                    made.low = Math.min(made.low, whole.low());
                    made.high = Math.max(made.high, whole.high());
                }
            }
            if (made.isEmpty()) {
                made.low = 0;
                made.high = 1;
            }
            return made;
        }

        boolean isEmpty() {
            return series.stream().allMatch(Decimation::isEmpty);
        }

        boolean isFor(ChartState state, int wantedColumns) {
            return revision == state.revision
                    && from == state.window.from()
                    && to == state.window.to()
                    && indexed == state.indexed
                    && columns == wantedColumns;
        }
    }
}
