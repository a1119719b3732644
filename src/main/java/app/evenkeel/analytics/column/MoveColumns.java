package app.evenkeel.analytics.column;

import java.util.Arrays;

/**
 * Changes of holdings, one a row: day, asset, units. Grows while it is filled; used by one thread.
 */
public final class MoveColumns {
    private int[] days;
    private int[] assets;
    private double[] units;
    private int size;

    /**
     * @param expected how many rows it is made for; it takes more
     */
    public MoveColumns(int expected) {
        int capacity = Math.max(16, expected);
        this.days = new int[capacity];
        this.assets = new int[capacity];
        this.units = new double[capacity];
    }

    /**
     * Adds a row.
     *
     * @param day index of the day, 0 or more
     * @param asset index of the asset, 0 or more
     * @param change more than zero for what arrived
     */
    public void add(int day, int asset, double change) {
        if (size == days.length) {
            int longer = size * 2;
            days = Arrays.copyOf(days, longer);
            assets = Arrays.copyOf(assets, longer);
            units = Arrays.copyOf(units, longer);
        }
        days[size] = day;
        assets[size] = asset;
        units[size] = change;
        size++;
    }

    public int size() {
        return size;
    }

    /** The same rows asset by asset. */
    Grouped byAsset(int count) {
        int[] starts = new int[count + 1];
        for (int row = 0; row < size; row++) {
            starts[assets[row] + 1]++;
        }
        for (int asset = 1; asset <= count; asset++) {
            starts[asset] += starts[asset - 1];
        }
        int[] next = Arrays.copyOf(starts, count);
        int[] rows = new int[size];
        for (int row = 0; row < size; row++) {
            rows[next[assets[row]]++] = row;
        }
        return new Grouped(starts, rows);
    }

    /** Rows asset by asset, those of one asset in the order they were added. */
    final class Grouped {
        private final int[] starts;
        private final int[] rows;

        private Grouped(int[] starts, int[] rows) {
            this.starts = starts;
            this.rows = rows;
        }

        boolean isEmpty(int asset) {
            return starts[asset] == starts[asset + 1];
        }

        /**
         * Puts what changed of an asset on each day into a row of days.
         *
         * @return the first day that has a change; the row's length if there is none
         */
        int spread(int asset, double[] row) {
            Arrays.fill(row, 0);
            int first = row.length;
            for (int i = starts[asset]; i < starts[asset + 1]; i++) {
                int day = days[rows[i]];
                row[day] += units[rows[i]];
                first = Math.min(first, day);
            }
            return first;
        }
    }
}
