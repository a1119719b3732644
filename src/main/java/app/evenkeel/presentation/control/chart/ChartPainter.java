package app.evenkeel.presentation.control.chart;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Draws a {@link TimeSeriesChart}: grid, lines and markers on one canvas, the crosshair on another.
 */
final class ChartPainter {
    private static final Font LABEL = Font.font("IBM Plex Sans JP", 11);
    private static final Font LABEL_STRONG = Font.font("IBM Plex Sans JP SemiBold", 11);
    private static final double LINE_HEIGHT = 15;

    private final TimeSeriesChart chart;
    private ValueTicks ticks = ValueTicks.covering(0, 1, 4);

    ChartPainter(TimeSeriesChart chart) {
        this.chart = chart;
    }

    void paint(GraphicsContext g) {
        g.clearRect(0, 0, chart.getWidth(), chart.getHeight());
        int width = (int) Math.ceil(chart.plotWidth());
        List<Columns> columns =
                chart.series().stream()
                        .map(one -> Columns.of(one, chart.viewport(), width, divisor(one)))
                        .toList();
        ticks = ticksFor(columns);
        paintGrid(g);
        for (int i = columns.size() - 1; i >= 0; i--) {
            paintLine(g, chart.series().get(i), columns.get(i), chart.colours().series(i));
        }
        paintMarkers(g);
        paintNames(g, columns);
    }

    void paintOverlay(GraphicsContext g) {
        g.clearRect(0, 0, chart.getWidth(), chart.getHeight());
        if (chart.isFocused()) {
            g.setStroke(chart.colours().series(0));
            g.setLineWidth(1);
            g.strokeRoundRect(0.5, 0.5, chart.getWidth() - 1, chart.getHeight() - 1, 6, 6);
        }
        double day = chart.crosshair();
        if (Double.isNaN(day) || chart.series().isEmpty()) {
            return;
        }
        if (!Double.isNaN(chart.selectionStart())) {
            double a = x(chart.selectionStart());
            double b = x(day);
            g.setFill(chart.colours().series(0).deriveColor(0, 1, 1, 0.12));
            g.fillRect(Math.min(a, b), TimeSeriesChart.TOP, Math.abs(a - b), chart.plotHeight());
        }
        paintCrosshair(g, day);
    }

    /** What the chart shows, for whoever hears it. */
    String describe() {
        return chart.series().stream()
                .filter(one -> one.size() > 0)
                .map(one ->
                        one.name()
                                + ": "
                                + date(one.days()[0])
                                + " "
                                + chart.exactText(one.values()[0])
                                + ", "
                                + date(one.days()[one.size() - 1])
                                + " "
                                + chart.exactText(one.values()[one.size() - 1]))
                .collect(Collectors.joining("; "));
    }

    private double divisor(ChartSeries one) {
        if (!chart.indexedProperty().get()) {
            return 1;
        }
        int i = Math.max(0, one.indexAt(chart.viewport().from()));
        while (i < one.size() && (Double.isNaN(one.values()[i]) || one.values()[i] == 0)) {
            i++;
        }
        return i < one.size() ? one.values()[i] / 100 : 1;
    }

    private ValueTicks ticksFor(List<Columns> all) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Columns columns : all) {
            for (int i = 0; i < columns.width(); i++) {
                if (!columns.isEmpty(i)) {
                    low = Math.min(low, columns.low(i));
                    high = Math.max(high, columns.high(i));
                }
            }
        }
        int wanted = Math.clamp(Math.round(chart.plotHeight() / 48), 2, 8);
        return low <= high
                ? ValueTicks.covering(low, high, wanted)
                : ValueTicks.covering(0, 1, wanted);
    }

    private void paintGrid(GraphicsContext g) {
        g.setFont(LABEL);
        g.setLineWidth(1);
        g.setTextBaseline(VPos.CENTER);
        g.setTextAlign(TextAlignment.RIGHT);
        double right = TimeSeriesChart.LEFT + chart.plotWidth();
        for (int i = 0; i < ticks.count(); i++) {
            double y = Math.round(y(ticks.value(i))) + 0.5;
            g.setStroke(chart.colours().grid());
            g.strokeLine(TimeSeriesChart.LEFT, y, right, y);
            g.setFill(chart.colours().ink());
            g.fillText(chart.axisText(ticks.value(i)), TimeSeriesChart.LEFT - 8, y);
        }
        g.setTextBaseline(VPos.TOP);
        g.setTextAlign(TextAlignment.CENTER);
        int most = (int) Math.max(2, chart.plotWidth() / 88);
        for (DateTicks.Tick tick : DateTicks.in(chart.viewport(), most, chart.locale())) {
            double x = Math.clamp(x(tick.day()), TimeSeriesChart.LEFT + 16, right - 24);
            g.fillText(tick.label(), x, TimeSeriesChart.TOP + chart.plotHeight() + 7);
        }
    }

    private void paintLine(GraphicsContext g, ChartSeries one, Columns columns, Color colour) {
        g.save();
        g.beginPath();
        g.rect(TimeSeriesChart.LEFT, 0, chart.plotWidth(), chart.getHeight());
        g.clip();
        if (one.filled()) {
            fillBelow(g, columns, colour);
        }
        g.setStroke(colour);
        g.setLineWidth(one.dashed() ? 1.25 : 1.75);
        if (one.dashed()) {
            g.setLineDashes(5, 4);
        }
        g.beginPath();
        boolean down = false;
        for (int i = 0; i < columns.width(); i++) {
            if (columns.isEmpty(i)) {
                continue;
            }
            double x = TimeSeriesChart.LEFT + i + 0.5;
            if (down) {
                g.lineTo(x, y(columns.first(i)));
            } else {
                g.moveTo(x, y(columns.first(i)));
                down = true;
            }
            if (columns.high(i) > columns.low(i)) {
                g.lineTo(x, y(columns.low(i)));
                g.lineTo(x, y(columns.high(i)));
                g.lineTo(x, y(columns.last(i)));
            }
        }
        g.stroke();
        g.restore();
    }

    private void fillBelow(GraphicsContext g, Columns columns, Color colour) {
        double bottom = TimeSeriesChart.TOP + chart.plotHeight();
        g.setFill(colour.deriveColor(0, 1, 1, 0.08));
        g.beginPath();
        double firstX = Double.NaN;
        double lastX = Double.NaN;
        for (int i = 0; i < columns.width(); i++) {
            if (columns.isEmpty(i)) {
                continue;
            }
            lastX = TimeSeriesChart.LEFT + i + 0.5;
            if (Double.isNaN(firstX)) {
                firstX = lastX;
                g.moveTo(firstX, bottom);
            }
            g.lineTo(lastX, y(columns.last(i)));
        }
        if (!Double.isNaN(firstX)) {
            g.lineTo(lastX, bottom);
            g.closePath();
            g.fill();
        }
    }

    private void paintMarkers(GraphicsContext g) {
        double base = TimeSeriesChart.TOP + chart.plotHeight();
        for (ChartMarker marker : chart.markers()) {
            double x = x(marker.day());
            if (x < TimeSeriesChart.LEFT || x > TimeSeriesChart.LEFT + chart.plotWidth()) {
                continue;
            }
            g.setFill(chart.colours().marker(marker.amount()));
            double tip = marker.amount() >= 0 ? base - 8 : base - 1;
            double foot = marker.amount() >= 0 ? base - 1 : base - 8;
            g.fillPolygon(new double[] {x - 4, x + 4, x}, new double[] {foot, foot, tip}, 3);
        }
    }

    private record Name(String text, Color colour, double y) {}

    private void paintNames(GraphicsContext g, List<Columns> all) {
        if (all.size() < 2) {
            return;
        }
        var names = new ArrayList<Name>();
        for (int s = 0; s < all.size(); s++) {
            Columns columns = all.get(s);
            for (int i = columns.width() - 1; i >= 0; i--) {
                if (!columns.isEmpty(i)) {
                    names.add(
                            new Name(
                                    chart.series().get(s).name(),
                                    chart.colours().series(s),
                                    y(columns.last(i)) - 10));
                    break;
                }
            }
        }
        names.sort(Comparator.comparingDouble(Name::y));
        g.setFont(LABEL_STRONG);
        g.setTextAlign(TextAlignment.RIGHT);
        g.setTextBaseline(VPos.CENTER);
        double lowest = TimeSeriesChart.TOP + 6;
        for (Name name : names) {
            double y = Math.max(name.y(), lowest);
            g.setFill(name.colour());
            g.fillText(name.text(), TimeSeriesChart.LEFT + chart.plotWidth() - 4, y);
            lowest = y + LINE_HEIGHT;
        }
    }

    private void paintCrosshair(GraphicsContext g, double day) {
        int lead = chart.series().get(0).nearest(day);
        if (lead < 0) {
            return;
        }
        double at = chart.series().get(0).days()[lead];
        double x = Math.round(x(at)) + 0.5;
        if (x < TimeSeriesChart.LEFT || x > TimeSeriesChart.LEFT + chart.plotWidth() + 1) {
            return;
        }
        g.setStroke(chart.colours().ink().deriveColor(0, 1, 1, 0.6));
        g.setLineWidth(1);
        g.strokeLine(x, TimeSeriesChart.TOP, x, TimeSeriesChart.TOP + chart.plotHeight());
        var lines = new ArrayList<Name>();
        lines.add(new Name(date(at), chart.colours().ink(), 0));
        for (int s = 0; s < chart.series().size(); s++) {
            ChartSeries one = chart.series().get(s);
            int i = one.indexAt(at);
            if (i >= 0 && !Double.isNaN(one.values()[i])) {
                double shown = one.values()[i] / divisor(one);
                g.setFill(chart.colours().series(s));
                g.fillOval(x - 3.5, y(shown) - 3.5, 7, 7);
                lines.add(
                        new Name(
                                one.name() + "  " + chart.exactText(shown),
                                chart.colours().series(s),
                                0));
            }
        }
        for (ChartMarker marker : chart.markers()) {
            if (Math.floor(marker.day()) == Math.floor(at)) {
                String sign = marker.amount() > 0 ? "▲ " : "▼ ";
                String amount = chart.exactText(Math.abs(marker.amount()));
                lines.add(new Name(sign + amount, chart.colours().marker(marker.amount()), 0));
            }
        }
        paintBox(g, x, lines);
    }

    private void paintBox(GraphicsContext g, double x, List<Name> lines) {
        var measure = new javafx.scene.text.Text();
        measure.setFont(LABEL_STRONG);
        double width = 0;
        for (Name line : lines) {
            measure.setText(line.text());
            width = Math.max(width, measure.getLayoutBounds().getWidth());
        }
        width += 20;
        double height = lines.size() * LINE_HEIGHT + 12;
        boolean left = x + 12 + width > TimeSeriesChart.LEFT + chart.plotWidth();
        double boxX = left ? x - 12 - width : x + 12;
        g.setFill(chart.colours().paper());
        g.fillRoundRect(boxX, TimeSeriesChart.TOP + 4, width, height, 6, 6);
        g.setStroke(chart.colours().grid());
        g.strokeRoundRect(boxX, TimeSeriesChart.TOP + 4, width, height, 6, 6);
        g.setTextAlign(TextAlignment.LEFT);
        g.setTextBaseline(VPos.TOP);
        double y = TimeSeriesChart.TOP + 10;
        g.setFont(LABEL);
        for (Name line : lines) {
            g.setFill(line.colour());
            g.fillText(line.text(), boxX + 10, y);
            g.setFont(LABEL_STRONG);
            y += LINE_HEIGHT;
        }
    }

    private String date(double day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(chart.locale())
                .format(Instant.ofEpochSecond(Math.round(day * 86_400)).atZone(ZoneOffset.UTC));
    }

    private double x(double day) {
        return TimeSeriesChart.LEFT + chart.viewport().xOf(day, chart.plotWidth());
    }

    private double y(double value) {
        return TimeSeriesChart.TOP
                + (ticks.high() - value) / (ticks.high() - ticks.low()) * chart.plotHeight();
    }
}
