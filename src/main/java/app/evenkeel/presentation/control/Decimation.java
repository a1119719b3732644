package app.evenkeel.presentation.control;

/**
 * Thins a series to what a row of pixels can show: for each column the first, lowest, highest and
 * last value, so that no spike is lost however many points there are.
 */
final class Decimation {
    /** Points to draw, as times and values; {@code NaN} values break the line. */
    final double[] x;

    final double[] y;
    final int count;
    final double low;
    final double high;

    private Decimation(double[] x, double[] y, int count, double low, double high) {
        this.x = x;
        this.y = y;
        this.count = count;
        this.low = low;
        this.high = high;
    }

    /**
     * @param from first time seen; the points just outside are kept so that the line runs to the
     *     edge
     */
    static Decimation of(ChartSeries series, double from, double to, int columns) {
        int begin = Math.max(0, series.indexAt(from));
        int end = Math.min(series.size(), series.indexAt(to) + 2);
        int points = Math.max(0, end - begin);
        return points <= 4 * columns
                ? whole(series, begin, points)
                : thinned(series, begin, end, columns);
    }

    private static Decimation whole(ChartSeries series, int begin, int points) {
        double[] x = new double[points];
        double[] y = new double[points];
        System.arraycopy(series.x(), begin, x, 0, points);
        System.arraycopy(series.y(), begin, y, 0, points);
        return bounded(x, y, points);
    }

    private static Decimation thinned(ChartSeries series, int begin, int end, int columns) {
        double[] sourceX = series.x();
        double[] source = series.y();
        double[] x = new double[4 * columns];
        double[] y = new double[4 * columns];
        int count = 0;
        ChartSeries.Extremes extremes = series.extremes();
        long points = (long) end - begin;
        for (int column = 0; column < columns; column++) {
            int start = begin + (int) (column * points / columns);
            int stop = begin + (int) ((column + 1) * points / columns);
            int low = -1;
            int high = -1;
            for (int i = start; i < stop; ) {
                // A whole block is known by its lowest and highest point.
                boolean block = i % ChartSeries.BLOCK == 0 && i + ChartSeries.BLOCK <= stop;
                int lowest = block ? extremes.low(i) : i;
                int highest = block ? extremes.high(i) : i;
                if (lowest >= 0 && !Double.isNaN(source[lowest])) {
                    low = low < 0 || source[lowest] < source[low] ? lowest : low;
                    high = high < 0 || source[highest] > source[high] ? highest : high;
                }
                i += block ? ChartSeries.BLOCK : 1;
            }
            if (low < 0) {
                x[count] = sourceX[start];
                y[count++] = Double.NaN;
                continue;
            }
            int earlier = Math.min(low, high);
            int later = Math.max(low, high);
            count = put(x, y, count, sourceX[start], source[start]);
            count = put(x, y, count, sourceX[earlier], source[earlier]);
            count = put(x, y, count, sourceX[later], source[later]);
            count = put(x, y, count, sourceX[stop - 1], source[stop - 1]);
        }
        return bounded(x, y, count);
    }

    private static int put(double[] x, double[] y, int count, double time, double value) {
        x[count] = time;
        y[count] = value;
        return count + 1;
    }

    private static Decimation bounded(double[] x, double[] y, int count) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            low = y[i] < low ? y[i] : low;
            high = y[i] > high ? y[i] : high;
        }
        return new Decimation(x, y, count, low, high);
    }

    boolean isEmpty() {
        return low > high;
    }
}
