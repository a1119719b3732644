package app.evenkeel.presentation.control.chart;

import java.util.Arrays;

/**
 * A series thinned to what a screen can show: first, lowest, highest and last value of each pixel
 * column. A line through them looks the same as one through every point, whatever their number.
 */
final class Columns {
    private final double[] first;
    private final double[] low;
    private final double[] high;
    private final double[] last;

    private Columns(int width) {
        first = new double[width];
        low = new double[width];
        high = new double[width];
        last = new double[width];
        Arrays.fill(first, Double.NaN);
        Arrays.fill(low, Double.NaN);
        Arrays.fill(high, Double.NaN);
        Arrays.fill(last, Double.NaN);
    }

    /**
     * Thins what of {@code series} lies in the viewport.
     *
     * @param width pixel columns, 1 or more
     * @param divisor every value is divided by it; 1 leaves them
     */
    static Columns of(ChartSeries series, Viewport view, int width, double divisor) {
        var columns = new Columns(width);
        int start = Math.max(0, series.indexAt(view.from()));
        int end = Math.min(series.size() - 1, series.indexAt(view.to()) + 1);
        double perDay = width / view.span();
        double[] days = series.days();
        double[] values = series.values();
        for (int i = start; i <= end; i++) {
            int column = Math.clamp((long) ((days[i] - view.from()) * perDay), 0, width - 1);
            double value = values[i] / divisor;
            if (!Double.isNaN(value)) {
                columns.add(column, value);
            }
        }
        return columns;
    }

    boolean isEmpty(int column) {
        return Double.isNaN(first[column]);
    }

    double first(int column) {
        return first[column];
    }

    double low(int column) {
        return low[column];
    }

    double high(int column) {
        return high[column];
    }

    double last(int column) {
        return last[column];
    }

    int width() {
        return first.length;
    }

    private void add(int column, double value) {
        if (Double.isNaN(first[column])) {
            first[column] = value;
            low[column] = value;
            high[column] = value;
        } else if (value < low[column]) {
            low[column] = value;
        } else if (value > high[column]) {
            high[column] = value;
        }
        last[column] = value;
    }
}
