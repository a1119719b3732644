package app.evenkeel.report;

import app.evenkeel.domain.portfolio.ValueSeries;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** The value over time against what was paid in, as a drawing inside the HTML summary. */
final class SvgChart {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 280;
    private static final int LEFT = 8;
    private static final int RIGHT = 84;
    private static final int TOP = 12;
    private static final int BOTTOM = 28;
    private static final int LINES = 4;

    private final List<ValueSeries.Day> days;
    private final double[] values;
    private final double[] paidIn;
    private final double top;

    private SvgChart(ValueSeries series) {
        this.days = series.days();
        this.values = new double[days.size()];
        this.paidIn = new double[days.size()];
        BigDecimal sum = BigDecimal.ZERO;
        double most = 0;
        for (int i = 0; i < values.length; i++) {
            sum = sum.add(days.get(i).flow());
            // Pixels of a drawing, not money: a double is exact enough.
            BigDecimal value = days.get(i).complete() ? days.get(i).value() : null;
            values[i] = value == null ? Double.NaN : value.doubleValue();
            paidIn[i] = sum.doubleValue();
            most = Math.max(most, Math.max(value == null ? 0 : values[i], paidIn[i]));
        }
        this.top = roundUp(most);
    }

    /** The drawing, or nothing if there are fewer than two days. */
    static String draw(ValueSeries series) {
        return series.days().size() < 2 ? "" : new SvgChart(series).svg();
    }

    private String svg() {
        StringBuilder svg = new StringBuilder(32_768);
        svg.append("<svg viewBox=\"0 0 ")
                .append(WIDTH)
                .append(' ')
                .append(HEIGHT)
                .append("\" role=\"img\" aria-label=\"Value over time and what was paid in\">\n");
        for (int line = 0; line <= LINES; line++) {
            double value = top * line / LINES;
            svg.append(
                    String.format(
                            Locale.ROOT,
                            "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                                    + "<text x=\"%d\" y=\"%.1f\">%s</text>%n",
                            LEFT,
                            WIDTH - RIGHT,
                            y(value),
                            y(value),
                            WIDTH - RIGHT + 8,
                            y(value) + 4,
                            shortened(value)));
        }
        years(svg);
        svg.append("<path class=\"area\" d=\"").append(path(values, true)).append("\"/>\n");
        svg.append("<path class=\"paid\" d=\"").append(path(paidIn, false)).append("\"/>\n");
        svg.append("<path class=\"value\" d=\"").append(path(values, false)).append("\"/>\n");
        return svg.append("</svg>\n").toString();
    }

    private void years(StringBuilder svg) {
        for (int i = 1; i < days.size(); i++) {
            int year = days.get(i).date().getYear();
            if (year != days.get(i - 1).date().getYear()) {
                svg.append(
                        String.format(
                                Locale.ROOT,
                                "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\""
                                        + " y2=\"%d\"/><text x=\"%.1f\" y=\"%d\">%d</text>%n",
                                x(i),
                                x(i),
                                TOP,
                                HEIGHT - BOTTOM,
                                x(i) + 4,
                                HEIGHT - 8,
                                year));
            }
        }
    }

    /** The line through the points, with a gap where one is not known; closed below if an area. */
    private String path(double[] points, boolean area) {
        StringBuilder path = new StringBuilder();
        int end = points.length - 1;
        int step = Math.max(1, points.length / (WIDTH - LEFT - RIGHT));
        int first = -1;
        int last = -1;
        for (int i = 0; i <= end; i = i == end ? end + 1 : Math.min(i + step, end)) {
            boolean known = !Double.isNaN(points[i]);
            if (known) {
                append(path, first < 0 ? 'M' : 'L', i, points[i]);
                first = first < 0 ? i : first;
                last = i;
            }
            if (first >= 0 && (!known || i == end)) {
                if (area) {
                    append(path, 'L', last, 0);
                    append(path, 'L', first, 0);
                    path.append('Z');
                }
                first = -1;
            }
        }
        return path.toString();
    }

    private void append(StringBuilder path, char command, int i, double value) {
        path.append(command).append(String.format(Locale.ROOT, "%.1f %.1f", x(i), y(value)));
    }

    private double x(int i) {
        return LEFT + (double) (WIDTH - LEFT - RIGHT) * i / (values.length - 1);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top;
    }

    /** The next number whose quarters are round, so that four even steps read well. */
    private static double roundUp(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, value))));
        for (double factor : new double[] {1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8}) {
            if (factor * power >= value) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static String shortened(double value) {
        if (value >= 1e6) {
            return String.format(Locale.ROOT, "%.1f M", value / 1e6);
        }
        return value >= 1e4
                ? String.format(Locale.ROOT, "%.0f k", value / 1e3)
                : String.format(Locale.ROOT, "%.0f", value);
    }
}
