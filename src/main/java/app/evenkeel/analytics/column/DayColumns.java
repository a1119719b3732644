package app.evenkeel.analytics.column;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * Value and flows of a scope at the end of each of consecutive days, as doubles, for statistics and
 * charts over many days. Immutable; filled by {@link ValueColumns}.
 */
public final class DayColumns {
    private final LocalDate first;
    private final double[] values;
    private final double[] inflows;
    private final double[] outflows;
    private final boolean[] incomplete;
    private final boolean[] stale;
    private final boolean[] observed;
    private final boolean[] unknownFlow;

    DayColumns(LocalDate first, double[] values) {
        this(
                first,
                values,
                new double[values.length],
                new double[values.length],
                new boolean[values.length],
                new boolean[values.length],
                new boolean[values.length],
                new boolean[values.length]);
    }

    private DayColumns(
            LocalDate first,
            double[] values,
            double[] inflows,
            double[] outflows,
            boolean[] incomplete,
            boolean[] stale,
            boolean[] observed,
            boolean[] unknownFlow) {
        this.first = first;
        this.values = values;
        this.inflows = inflows;
        this.outflows = outflows;
        this.incomplete = incomplete;
        this.stale = stale;
        this.observed = observed;
        this.unknownFlow = unknownFlow;
    }

    /**
     * The days from {@code from} to {@code to}, both included. Days before the first have no value
     * and no flows, and are complete.
     *
     * @throws IllegalArgumentException if {@code to} is before {@code from} or after the last day
     */
    public DayColumns between(LocalDate from, LocalDate to) {
        int start = Math.toIntExact(from.toEpochDay() - first.toEpochDay());
        int end = Math.toIntExact(to.toEpochDay() - first.toEpochDay()) + 1;
        if (end <= start || end > values.length) {
            throw new IllegalArgumentException(from + " to " + to);
        }
        return new DayColumns(
                from,
                part(values, start, end),
                part(inflows, start, end),
                part(outflows, start, end),
                part(incomplete, start, end),
                part(stale, start, end),
                part(observed, start, end),
                part(unknownFlow, start, end));
    }

    private static double[] part(double[] column, int start, int end) {
        double[] part = new double[end - start];
        int from = Math.max(0, start);
        if (end > from) {
            System.arraycopy(column, from, part, from - start, end - from);
        }
        return part;
    }

    private static boolean[] part(boolean[] column, int start, int end) {
        boolean[] part = new boolean[end - start];
        int from = Math.max(0, start);
        if (end > from) {
            System.arraycopy(column, from, part, from - start, end - from);
        }
        return part;
    }

    /** How many days there are. */
    public int size() {
        return values.length;
    }

    /** The day at an index. */
    public LocalDate day(int index) {
        return first.plusDays(index);
    }

    /** Value at the end of a day after its flows, of what could be valued. */
    public double value(int index) {
        return values[index];
    }

    /** What came from outside on a day, zero or more. */
    public double inflow(int index) {
        return inflows[index];
    }

    /** What went outside on a day, zero or more. */
    public double outflow(int index) {
        return outflows[index];
    }

    /** Whether everything held and moved on a day could be valued. */
    public boolean isComplete(int index) {
        return !incomplete[index];
    }

    /** Whether a price or rate older than it should be was used. */
    public boolean isStale(int index) {
        return stale[index];
    }

    /**
     * Whether a day counts as one on which markets were open: something held, cash apart, has a
     * price of that very day; in a scope that never held such, whether a rate is of that day.
     */
    public boolean isObserved(int index) {
        return observed[index];
    }

    /** Whether what came or went unpriced was gone by that day, before it ever had a price. */
    public boolean hasUnknownFlow(int index) {
        return unknownFlow[index];
    }

    /** The values, with NaN for days that are not complete; a copy. */
    public double[] completeValues() {
        double[] complete = values.clone();
        for (int i = 0; i < complete.length; i++) {
            if (incomplete[i]) {
                complete[i] = Double.NaN;
            }
        }
        return complete;
    }

    /** What came in on each day; a copy. */
    public double[] inflows() {
        return inflows.clone();
    }

    /** What went out on each day; a copy. */
    public double[] outflows() {
        return outflows.clone();
    }

    // Filled by ValueColumns before anybody else sees it.

    void addFlow(int index, double in, double out) {
        inflows[index] += in;
        outflows[index] += out;
    }

    void setIncomplete(int index) {
        incomplete[index] = true;
    }

    void setUnknownFlow(int index) {
        unknownFlow[index] = true;
    }

    void addStale(int index, boolean isStale) {
        stale[index] |= isStale;
    }

    void observe(boolean[] days) {
        System.arraycopy(days, 0, observed, 0, days.length);
    }

    static DayColumns none(LocalDate day) {
        return new DayColumns(day, new double[1]);
    }

    @Override
    public String toString() {
        return first + " " + Arrays.toString(values);
    }
}
