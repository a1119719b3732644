package app.evenkeel.presentation.control;

import java.util.Arrays;

/** One line of a chart. The arrays are not copied and must not change afterwards. */
public final class ChartSeries {
    private final String name;
    private final double[] x;
    private final double[] y;
    private final int colour;

    /**
     * @param x milliseconds since 1970, UTC, ascending
     * @param y as many values; {@code NaN} where there is none, which leaves a gap
     * @param colour which series colour of the theme, from 1 to 8
     */
    public ChartSeries(String name, double[] x, double[] y, int colour) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("As many values as times: " + x.length);
        }
        this.name = name;
        this.x = x;
        this.y = y;
        this.colour = colour;
    }

    public String name() {
        return name;
    }

    double[] x() {
        return x;
    }

    double[] y() {
        return y;
    }

    int colour() {
        return colour;
    }

    int size() {
        return x.length;
    }

    /** Index of the last point at or before a time, or -1. */
    int indexAt(double time) {
        int found = Arrays.binarySearch(x, time);
        return found >= 0 ? found : -found - 2;
    }

    /** Index of the point nearest to a time; -1 if there are none. */
    int nearest(double time) {
        int before = indexAt(time);
        if (before < 0) {
            return x.length == 0 ? -1 : 0;
        }
        int after = before + 1;
        return after < x.length && x[after] - time < time - x[before] ? after : before;
    }

    /** The value at or last before a time, or {@code NaN}. */
    double valueAt(double time) {
        int index = indexAt(time);
        return index < 0 ? Double.NaN : y[index];
    }

    @Override
    public String toString() {
        return name + " (" + x.length + " points)";
    }
}
