package app.evenkeel.presentation.control;

import javafx.scene.paint.Color;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.IntFunction;

/** A chart's seen part as text: its numbers as CSV, its picture as SVG. Reads the state only. */
final class ChartText {
    private static final int POINTS = 1_600;

    private final ChartState state;

    ChartText(ChartState state) {
        this.state = state;
    }

    /** Day and one column per series; a value that is not known is an empty cell. */
    String csv() {
        StringBuilder text = new StringBuilder("date");
        state.series.forEach(line -> text.append(',').append(quoted(line.name())));
        text.append('\n');
        if (state.series.isEmpty()) {
            return text.toString();
        }
        ChartSeries first = state.series.getFirst();
        int end = first.indexAt(state.window.to());
        for (int i = Math.max(0, first.indexAt(state.window.from())); i <= end; i++) {
            double time = first.x()[i];
            text.append(ChartState.date(time));
            for (ChartSeries line : state.series) {
                double value = line.valueAt(time) * state.factor(line);
                text.append(',');
                if (!Double.isNaN(value)) {
                    text.append(BigDecimal.valueOf(value).toPlainString());
                }
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** The lines with their grid and names, as large as they are on the screen. */
    String svg(
            ChartArea area,
            double width,
            double height,
            List<Label> labels,
            IntFunction<Color> colours,
            Color ink,
            Color grid,
            Color paper) {
        StringJoiner text = new StringJoiner("\n");
        text.add(
                String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\""
                                + " font-family=\"IBM Plex Sans JP, sans-serif\" font-size=\"12\">",
                        width,
                        height));
        text.add("<rect width=\"100%\" height=\"100%\" fill=\"" + hex(paper) + "\"/>");
        for (Label label : labels) {
            if (label.isValue()) {
                text.add(
                        String.format(
                                Locale.ROOT,
                                "<path d=\"M%.1f %.1fH%.1f\" stroke=\"%s\"/>",
                                area.left(),
                                label.y(),
                                area.right(),
                                hex(grid)));
            }
            text.add(
                    String.format(
                            Locale.ROOT,
                            "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\" text-anchor=\"%s\">%s</text>",
                            label.x(),
                            label.y() + 4,
                            hex(ink),
                            label.isValue() ? "end" : "start",
                            escaped(label.text())));
        }
        for (int i = state.series.size() - 1; i >= 0; i--) {
            ChartSeries series = state.series.get(i);
            String colour = hex(colours.apply(series.colour()));
            text.add(
                    String.format(
                            Locale.ROOT,
                            "<path fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" d=\"%s\"/>",
                            colour,
                            i == 0 ? "1.75" : "1.25",
                            path(area, series)));
            double last = series.valueAt(area.to()) * state.factor(series);
            if (state.series.size() > 1 && !Double.isNaN(last)) {
                text.add(
                        String.format(
                                Locale.ROOT,
                                "<text x=\"%.1f\" y=\"%.1f\" fill=\"%s\">%s</text>",
                                area.right() + 8,
                                area.y(last) + 4,
                                colour,
                                escaped(series.name())));
            }
        }
        return text.add("</svg>").toString();
    }

    private String path(ChartArea area, ChartSeries series) {
        Decimation points = Decimation.of(series, area.from(), area.to(), POINTS);
        double factor = state.factor(series);
        StringBuilder path = new StringBuilder();
        boolean open = false;
        for (int i = 0; i < points.count; i++) {
            double value = points.y[i] * factor;
            boolean known = !Double.isNaN(value);
            if (known) {
                path.append(
                        (open ? "L" : "M")
                                + String.format(
                                        Locale.ROOT,
                                        "%.1f %.1f",
                                        Math.clamp(area.x(points.x[i]), area.left(), area.right()),
                                        area.y(value)));
            }
            open = known;
        }
        return path.toString();
    }

    /**
     * What is written at an axis.
     *
     * @param isValue whether it stands at the axis of values, with a line of the grid
     */
    record Label(double x, double y, String text, boolean isValue) {}

    private static String hex(Color colour) {
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                Math.round(colour.getRed() * 255),
                Math.round(colour.getGreen() * 255),
                Math.round(colour.getBlue() * 255));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** Quoted, and never taken for a formula by a spreadsheet. */
    static String quoted(String text) {
        String safe = text.matches("(?s)[=+@\\-\\t\\r].*") ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
