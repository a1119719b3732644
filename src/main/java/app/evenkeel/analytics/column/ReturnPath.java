package app.evenkeel.analytics.column;

import app.evenkeel.analytics.performance.FlowTiming;
import app.evenkeel.analytics.performance.ModifiedDietz;
import app.evenkeel.analytics.performance.ReturnSeries;
import app.evenkeel.analytics.performance.TimeWeightedReturn;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The returns of a scope from day to day. Index 0 of the days is the day before the period, whose
 * value is what it opens with.
 *
 * <p>A day that is not complete has no return. The next complete one has that of the days since the
 * last, by Modified Dietz, where they are several. Where what flowed meanwhile can never be told,
 * there is none at all, and the chain begins anew. Days before the first complete one and after the
 * last are left out. Immutable; the arrays belong to it.
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
        leftOut = Math.max(0, first - 1) + Math.max(0, days.size() - 1 - last);
        if (first >= days.size()) {
            leftOut = days.size() - 1;
            return;
        }
        double[] in = days.inflows();
        double[] out = days.outflows();
        Arrays.fill(in, 0, first, 0);
        Arrays.fill(out, 0, first, 0);
        // What the period opens with is as if it came in at that moment.
        in[first] = days.value(first);
        out[first] = 0;
        double[] daily = TimeWeightedReturn.daily(days.completeValues(), in, out, timing);
        int before = first;
        for (int day = first + 1; day <= last; day++) {
            if (!days.isComplete(day)) {
                leftOut++;
                continue;
            }
            if (day == before + 1) {
                capital[day] = timing.base(days.value(before), days.inflow(day), days.outflow(day));
                returns[day] = daily[day];
            } else {
                bridge(before, day);
            }
            undefined += capital[day] < 0 ? 1 : 0;
            before = day;
        }
    }

    /** Days without a value in between: each flow counts for as long as it was there. */
    private void bridge(int before, int day) {
        double gain = days.value(day) - days.value(before);
        double weighted = days.value(before);
        double length = (double) day - before;
        for (int i = before + 1; i <= day; i++) {
            if (days.hasUnknownFlow(i)) {
                return;
            }
            gain -= days.inflow(i) - days.outflow(i);
            double fromStart = (day - i + 1) / length;
            double fromEnd = (day - i) / length;
            weighted +=
                    switch (timing) {
                        case IN_AT_START_OUT_AT_END ->
                                days.inflow(i) * fromStart - days.outflow(i) * fromEnd;
                        case ALL_AT_START -> (days.inflow(i) - days.outflow(i)) * fromStart;
                        case ALL_AT_END -> (days.inflow(i) - days.outflow(i)) * fromEnd;
                    };
        }
        ModifiedDietz dietz = new ModifiedDietz(gain, weighted);
        capital[day] = dietz.capital();
        returns[day] = dietz.rate();
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
        return linked(wealth(), observations());
    }

    /**
     * Returns of another wealth over the same days, such as of a benchmark.
     *
     * @param wealth by index of the days
     */
    public ReturnSeries linked(double[] wealth, int[] observations) {
        long[] ends = new long[observations.length];
        double[] linked = new double[observations.length];
        double before = 1;
        for (int i = 0; i < observations.length; i++) {
            LocalDate day = days.day(observations[i]);
            ends[i] = day.toEpochDay();
            double now = wealth[observations[i]];
            linked[i] = now / before - 1;
            before = now;
        }
        return ReturnSeries.of(ends, linked);
    }
}
