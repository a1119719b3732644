package app.evenkeel.presentation.control;

import java.util.List;

/**
 * A table of numbers that is read by its colours.
 *
 * @param rows headings from top to bottom
 * @param columns headings from left to right
 * @param entries by row and column, as many as there are headings
 * @param scale what the colours say
 * @param heads what the columns are
 */
public record HeatMapData(
        List<String> rows,
        List<String> columns,
        List<List<Entry>> entries,
        Scale scale,
        Heads heads) {
    /** Nothing to show. */
    public static final HeatMapData EMPTY =
            new HeatMapData(List.of(), List.of(), List.of(), Scale.SEQUENTIAL, Heads.STEPS);

    /** What the colours of a heat map say. */
    public enum Scale {
        /** Above zero in the colour of gains, below in that of losses; paper at zero. */
        DIVERGING,
        /** From the lowest, paper, to the highest, the accent colour. */
        SEQUENTIAL
    }

    /** What is done with headings that are wider than their columns. */
    public enum Heads {
        /** Steps of a scale: some are left out, and the reader fills the gaps in. */
        STEPS,
        /** Names, none of which follows from another: each is cut to its column. */
        NAMES
    }

    /**
     * One cell.
     *
     * @param value {@code NaN} where there is none
     * @param text the value as the reader sees it, in their language; empty where there is none
     * @param marked whether it is framed
     */
    public record Entry(double value, String text, boolean marked) {
        /** A cell without a value. */
        public static final Entry NONE = new Entry(Double.NaN, "", false);

        boolean isKnown() {
            return !Double.isNaN(value);
        }
    }

    public HeatMapData {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        entries = entries.stream().map(List::copyOf).toList();
        int width = columns.size();
        if (entries.size() != rows.size() || entries.stream().anyMatch(r -> r.size() != width)) {
            throw new IllegalArgumentException("an entry for every row and column");
        }
    }

    boolean isEmpty() {
        return rows.isEmpty() || columns.isEmpty();
    }

    Entry entry(int row, int column) {
        return entries.get(row).get(column);
    }

    /** Headings and numbers as CSV; what is not known is an empty cell. */
    String csv() {
        StringBuilder text = new StringBuilder();
        columns.forEach(column -> text.append(',').append(ChartText.quoted(column)));
        text.append('\n');
        for (int row = 0; row < rows.size(); row++) {
            text.append(ChartText.quoted(rows.get(row)));
            for (Entry entry : entries.get(row)) {
                text.append(',').append(entry.isKnown() ? Double.toString(entry.value()) : "");
            }
            text.append('\n');
        }
        return text.toString();
    }
}
