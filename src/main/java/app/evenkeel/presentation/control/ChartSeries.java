package app.evenkeel.presentation.control;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** One line of a chart. The arrays are not copied and must not change afterwards. */
public final class ChartSeries {
    /** How many points one entry of {@link Extremes} stands for. */
    static final int BLOCK = 256;

    private final String name;
    private final double[] x;
    private final double[] y;
    private final int colour;
    private @Nullable Extremes extremes;

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

    /**
     * Lowest and highest point of each block, found once; a million points are then four thousand.
     */
    Extremes extremes() {
        Extremes known = extremes;
        if (known == null) {
            known = new Extremes(y);
            extremes = known;
        }
        return known;
    }

    /** The lowest and the highest point of each block. */
    static final class Extremes {
        private final int[] lows;
        private final int[] highs;

        private Extremes(double[] values) {
            int blocks = values.length / BLOCK;
            lows = new int[blocks];
            highs = new int[blocks];
            for (int block = 0; block < blocks; block++) {
                int low = -1;
                int high = -1;
                for (int i = block * BLOCK; i < (block + 1) * BLOCK; i++) {
                    if (!Double.isNaN(values[i])) {
                        low = low < 0 || values[i] < values[low] ? i : low;
                        high = high < 0 || values[i] > values[high] ? i : high;
                    }
                }
                lows[block] = low;
                highs[block] = high;
            }
        }

        /** Index of the lowest value of the block that begins at {@code start}; -1 for none. */
        int low(int start) {
            return lows[start / BLOCK];
        }

        int high(int start) {
            return highs[start / BLOCK];
        }
    }
}
