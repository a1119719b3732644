package app.evenkeel.analytics.column;

import app.evenkeel.analytics.performance.DailyReturns;
import app.evenkeel.analytics.performance.FlowTiming;
import app.evenkeel.analytics.performance.ReturnSeries;
import app.evenkeel.analytics.performance.ValuedDays;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The returns of a scope from day to day. Index 0 of the days is the day before the period, whose
 * value is what it opens with.
 *
 * <p>A day that is not complete has no return; the next complete one has that of all days since the
 * last, see {@link DailyReturns}. Where what flowed meanwhile can never be told, there is none at
 * all, and the chain begins anew. Days before the first complete one and after the last are left
 * out. Immutable; the arrays belong to it.
 */
public final class ReturnPath {
    private final DayColumns days;
    private final FlowTiming timing;
    private final int first;
    private final int last;
    private final double[] returns;
    private final double[] capital;
    private int leftOut;
    private int undefined;

    private ReturnPath(DayColumns days, FlowTiming timing) {
        this.days = days;
        this.timing = timing;
        int size = days.size();
        int start = 0;
        while (start < size && !days.isComplete(start)) {
            start++;
        }
        int end = size - 1;
        while (end > start && !days.isComplete(end)) {
            end--;
        }
        this.first = start;
        this.last = start == size ? size : end;
        this.returns = new double[size];
        this.capital = new double[size];
        Arrays.fill(returns, Double.NaN);
    }

    /** The path of {@code days}, the first of which is the one before the period. */
    public static ReturnPath of(DayColumns days, FlowTiming timing) {
        ReturnPath path = new ReturnPath(days, timing);
        path.walk();
        return path;
    }

    private void walk() {
        if (first >= days.size()) {
            leftOut = days.size() - 1;
            return;
        }
        leftOut = Math.max(0, first - 1) + days.size() - 1 - last;
        if (first == last) {
            return;
        }
        DailyReturns daily = DailyReturns.of(valued(), timing);
        undefined = daily.undefined();
        boolean isKnown = true;
        for (int day = first + 1; day <= last; day++) {
            isKnown &= !days.hasUnknownFlow(day);
            if (!days.isComplete(day)) {
                leftOut++;
                continue;
            }
            capital[day] = daily.capital()[day - first - 1];
            returns[day] = isKnown ? daily.returns()[day - first - 1] : Double.NaN;
            isKnown = true;
        }
    }

    /**
     * The days from the one after {@link #first} to {@link #last}.
     *
     * @throws IllegalStateException if there are none
     */
    public ValuedDays valued() {
        if (first >= last) {
            throw new IllegalStateException("No days");
        }
        long[] ends = new long[last - first];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = days.day(first + 1 + i).toEpochDay();
        }
        return new ValuedDays(
                days.value(first),
                ends,
                Arrays.copyOfRange(days.completeValues(), first + 1, last + 1),
                Arrays.copyOfRange(days.inflows(), first + 1, last + 1),
                Arrays.copyOfRange(days.outflows(), first + 1, last + 1));
    }

    public DayColumns days() {
        return days;
    }

    public FlowTiming timing() {
        return timing;
    }

    /** Index of the complete day whose value the path opens with; the size if there is none. */
    public int first() {
        return first;
    }

    /** Index of the last complete day; the size if there is none. */
    public int last() {
        return last;
    }

    /**
     * Index of the day with whose value the returns begin: that of {@link #first}, or a later one
     * where there was no money at work before.
     */
    public int begin() {
        List<Step> steps = steps();
        return steps.isEmpty() ? first : steps.getFirst().before();
    }

    /** The return of a day, or of the days since the last complete one; NaN where there is none. */
    public double dailyReturn(int index) {
        return returns[index];
    }

    /** The money at work on a day, or since the last complete one, that its return is of. */
    public double capital(int index) {
        return capital[index];
    }

    /** From one complete day to the next that has a return. */
    public record Step(int before, int day) {}

    /** All that have a return, in order. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        int before = first;
        for (int day = first + 1; day <= last; day++) {
            if (!days.isComplete(day)) {
                continue;
            }
            if (!Double.isNaN(returns[day])) {
                steps.add(new Step(before, day));
            }
            before = day;
        }
        return steps;
    }

    /** Days of the period that have no return because something could not be valued. */
    public int leftOut() {
        return leftOut;
    }

    /** Days on which more was owed than owned, so that no return can be said. */
    public int undefined() {
        return undefined;
    }

    /** Whether something flowed of which it can never be told how much. */
    public boolean hasUnknownFlow() {
        boolean any = false;
        for (int day = first + 1; day <= last; day++) {
            any |= days.hasUnknownFlow(day);
        }
        return any;
    }

    /** The returns linked; NaN where a day's is not defined. */
    public double total() {
        return undefined > 0 ? Double.NaN : wealth()[days.size() - 1] - 1;
    }

    /** What one unit of money became by each day; 1 at first, and unchanged without a return. */
    public double[] wealth() {
        double[] wealth = new double[returns.length];
        double now = 1;
        for (int i = 0; i < returns.length; i++) {
            now *= Double.isNaN(returns[i]) ? 1 : 1 + returns[i];
            wealth[i] = now;
        }
        return wealth;
    }

    /** Indexes of the days on which markets were open and a return ends. */
    public int[] observations() {
        int[] found = new int[returns.length];
        int count = 0;
        boolean isAny = false;
        for (int i = 1; i < returns.length; i++) {
            isAny |= !Double.isNaN(returns[i]);
            if (days.isObserved(i) && days.isComplete(i) && isAny) {
                found[count++] = i;
                isAny = false;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** The returns from one open day to the next, days without a market linked in between. */
    public ReturnSeries observed() {
        int[] ends = observations();
        long length =
                ends.length == 0 ? 0 : days.day(last).toEpochDay() - days.day(begin()).toEpochDay();
        return ReturnSeries.over(
                length,
                Arrays.stream(ends).mapToLong(i -> days.day(i).toEpochDay()).toArray(),
                linked(wealth(), ends));
    }

    private static double[] linked(double[] wealth, int[] observations) {
        double[] linked = new double[observations.length];
        double before = 1;
        for (int i = 0; i < observations.length; i++) {
            double now = wealth[observations[i]];
            linked[i] = now / before - 1;
            before = now;
        }
        return linked;
    }
}
