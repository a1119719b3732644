package app.evenkeel.presentation.control;

import java.util.Arrays;

/**
 * First, highest, lowest and last price of each stretch of time. The arrays are not copied and must
 * not change afterwards.
 */
public final class CandleSeries {
    private final double[] x;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;

    /**
     * @param x milliseconds since 1970, UTC, ascending
     */
    public CandleSeries(double[] x, double[] open, double[] high, double[] low, double[] close) {
        if (x.length != open.length
                || x.length != high.length
                || x.length != low.length
                || x.length != close.length) {
            throw new IllegalArgumentException("As many prices as times: " + x.length);
        }
        this.x = x;
        this.open = open;
        this.high = high;
        this.low = low;
        this.close = close;
    }

    /** Index of the first candle at or after a time. */
    int firstFrom(double time) {
        int found = Arrays.binarySearch(x, time);
        return found >= 0 ? found : -found - 1;
    }

    /** Index after the last candle at or before a time. */
    int endAt(double time) {
        int found = Arrays.binarySearch(x, time);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Several neighbours as one candle: times in the middle, prices from the first to the last. */
    Candle joined(int first, int end) {
        double highest = high[first];
        double lowest = low[first];
        for (int i = first + 1; i < end; i++) {
            highest = Math.max(highest, high[i]);
            lowest = Math.min(lowest, low[i]);
        }
        return new Candle(
                (x[first] + x[end - 1]) / 2, open[first], highest, lowest, close[end - 1]);
    }

    /** One candle as it is drawn. */
    record Candle(double x, double open, double high, double low, double close) {
        boolean rises() {
            return close >= open;
        }
    }
}
