package app.evenkeel.presentation.control.chart;

import java.util.Arrays;

/** One line of a chart: values over time, drawn as they are given. The arrays belong to it. */
public final class ChartSeries {
    private final String name;
    private final double[] days;
    private final double[] values;
    private final boolean dashed;
    private final boolean filled;

    /**
     * @param name shown at the line's end
     * @param days epoch days, fractions for times of day, ascending; not copied
     * @param values as many as there are days; NaN where there is none, which leaves a gap; not
     *     copied
     * @param dashed for what is only there for comparison
     * @param filled whether the area below is tinted
     */
    public ChartSeries(
            String name, double[] days, double[] values, boolean dashed, boolean filled) {
        if (days.length != values.length) {
            throw new IllegalArgumentException("As many values as days");
        }
        this.name = name;
        this.days = days;
        this.values = values;
        this.dashed = dashed;
        this.filled = filled;
    }

    public String name() {
        return name;
    }

    boolean dashed() {
        return dashed;
    }

    boolean filled() {
        return filled;
    }

    double[] days() {
        return days;
    }

    double[] values() {
        return values;
    }

    public int size() {
        return days.length;
    }

    /** Index of the last point at or before {@code day}, or -1. */
    public int indexAt(double day) {
        int found = Arrays.binarySearch(days, day);
        return found >= 0 ? found : -found - 2;
    }

    /** Index of the point nearest to {@code day}, or -1 if there is none. */
    public int nearest(double day) {
        int before = indexAt(day);
        if (before < 0) {
            return days.length == 0 ? -1 : 0;
        }
        boolean nextIsNearer =
                before + 1 < days.length && days[before + 1] - day < day - days[before];
        return nextIsNearer ? before + 1 : before;
    }
}
