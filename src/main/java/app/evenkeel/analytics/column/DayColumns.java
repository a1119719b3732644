package app.evenkeel.analytics.column;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

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
    private final List<Missing> missing;

    /** What could not be valued, and on which days. */
    private record Missing(AssetId asset, @Nullable CurrencyCode currency, BitSet days) {
        Gap gap(LocalDate first) {
            return new Gap(
                    asset,
                    currency,
                    first.plusDays(days.nextSetBit(0)),
                    first.plusDays(days.length() - 1L),
                    days.cardinality());
        }
    }

    DayColumns(LocalDate first, double[] values) {
        this(
                first,
                values,
                new double[values.length],
                new double[values.length],
                new boolean[values.length],
                new boolean[values.length],
                new boolean[values.length],
                new boolean[values.length],
                new ArrayList<>());
    }

    private DayColumns(
            LocalDate first,
            double[] values,
            double[] inflows,
            double[] outflows,
            boolean[] incomplete,
            boolean[] stale,
            boolean[] observed,
            boolean[] unknownFlow,
            List<Missing> missing) {
        this.first = first;
        this.values = values;
        this.inflows = inflows;
        this.outflows = outflows;
        this.incomplete = incomplete;
        this.stale = stale;
        this.observed = observed;
        this.unknownFlow = unknownFlow;
        this.missing = missing;
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
                part(unknownFlow, start, end),
                missing.stream()
                        .map(each -> part(each, start, end))
                        .filter(each -> !each.days().isEmpty())
                        .toList());
    }

    private static Missing part(Missing whole, int start, int end) {
        BitSet days = new BitSet();
        for (int i = whole.days().nextSetBit(Math.max(0, start));
                i >= 0 && i < end;
                i = whole.days().nextSetBit(i + 1)) {
            days.set(i - start);
        }
        return new Missing(whole.asset(), whole.currency(), days);
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

    /** What could not be valued, and when. */
    public List<Gap> gaps() {
        return missing.stream().map(each -> each.gap(first)).toList();
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

    /**
     * Something held could not be valued on some days.
     *
     * @param currency whose rate is missing, or {@code null} if it is the price
     */
    void addMissing(AssetId asset, @Nullable CurrencyCode currency, BitSet on) {
        on.stream().forEach(day -> incomplete[day] = true);
        missing.add(new Missing(asset, currency, on));
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

    /** No days at all. */
    static DayColumns none(LocalDate day) {
        return new DayColumns(day, new double[0]);
    }

    public boolean isEmpty() {
        return values.length == 0;
    }
}
