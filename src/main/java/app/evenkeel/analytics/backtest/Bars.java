package app.evenkeel.analytics.backtest;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Prices of several assets over the same days, in one currency: what a test runs over.
 *
 * <p>A bar is a day on which at least one asset traded. Where an asset did not, its last close
 * stands in for the value of what is held, but nothing of it is bought or sold. Decisions and
 * trades fall on <em>full</em> bars only: those on which no asset lacks a price that was to be
 * expected. It is, from an asset's first price on, until there has been none for more than {@value
 * #PATIENCE} days and more than twice the gap before its last one; whether prices come again later
 * makes no difference. Immutable and thread-safe; arrays that it hands out are its own and must not
 * be changed.
 */
public final class Bars {
    /** Days for which a price is waited for; a year's longest holidays last about as long. */
    private static final int PATIENCE = 10;

    /** As long for an asset of one price, which may have one a month. */
    private static final int PATIENCE_AT_FIRST = 35;

    private final List<String> names;
    private final long[] days;
    private final double[][] closes;
    private final double[][] opens;
    private final double[] byDay;
    private final int[] first;
    private final int[] last;
    private final int[] nextFull;
    private final List<Dividend> dividends;
    private final boolean allFull;
    private final boolean[][] traded;
    private final boolean[] allTraded;
    private final int begun;
    private final AtomicReferenceArray<double[]> sums;
    private final Map<Frequency, int[]> starts = new ConcurrentHashMap<>();

    /**
     * What one unit of an asset paid out.
     *
     * @param bar the first bar without the right to it
     * @param amount per unit, in the currency of the bars
     */
    public record Dividend(int bar, int asset, double amount) {}

    /**
     * @param days strictly ascending epoch days
     * @param closes by asset, then by day; carried forward, zero before the asset's first
     * @param opens alike, NaN where there is none; an empty array for an asset without any
     * @param traded by asset, then by day: whether the day has a price of its own
     * @param dividends ascending by bar
     */
    Bars(
            List<String> names,
            long[] days,
            double[][] closes,
            double[][] opens,
            boolean[][] traded,
            List<Dividend> dividends) {
        this.names = List.copyOf(names);
        this.days = days;
        this.closes = closes;
        this.opens = opens;
        this.dividends = List.copyOf(dividends);
        int count = names.size();
        this.first = new int[count];
        this.last = new int[count];
        this.sums = new AtomicReferenceArray<>(count);
        this.byDay = new double[days.length * count];
        for (int a = 0; a < count; a++) {
            first[a] = indexOf(traded[a], 0, 1);
            last[a] = indexOf(traded[a], days.length - 1, -1);
            for (int t = 0; t < days.length; t++) {
                byDay[t * count + a] = closes[a][t];
            }
        }
        this.begun = Arrays.stream(first).max().orElse(0);
        this.traded = traded;
        this.allTraded = new boolean[days.length];
        boolean[] full = findFull();
        this.nextFull = new int[days.length + 1];
        nextFull[days.length] = days.length;
        boolean all = true;
        for (int t = days.length - 1; t >= 0; t--) {
            all &= full[t];
            nextFull[t] = full[t] ? t : nextFull[t + 1];
        }
        this.allFull = all;
    }

    /** Number of bars. */
    public int size() {
        return days.length;
    }

    /** Number of assets. */
    public int assets() {
        return names.size();
    }

    /** What the assets are called, in the order of their indices. */
    public List<String> names() {
        return names;
    }

    public LocalDate day(int bar) {
        return LocalDate.ofEpochDay(days[bar]);
    }

    long epochDay(int bar) {
        return days[bar];
    }

    /** First bar on or after a day; the number of bars if there is none. */
    public int onOrAfter(LocalDate day) {
        int found = Arrays.binarySearch(days, day.toEpochDay());
        return found >= 0 ? found : -found - 1;
    }

    /** Closes of one asset by bar: carried forward over gaps, zero before its first. */
    public double[] closes(int asset) {
        return closes[asset];
    }

    /** All closes, bar by bar, all assets of a bar side by side. */
    double[] byDay() {
        return byDay;
    }

    /** The open of a bar, or its close where no open is known. */
    double openOrClose(int asset, int bar) {
        double[] of = opens[asset];
        double open = of.length == 0 ? Double.NaN : of[bar];
        return open > 0 ? open : closes[asset][bar];
    }

    /** The first bar on which the asset has a price; the number of bars if it has none. */
    public int first(int asset) {
        return first[asset];
    }

    /** The last bar on which the asset has a price, or -1. */
    public int last(int asset) {
        return last[asset];
    }

    /** Whether the asset has a price of its own on a bar; only then can it be traded. */
    public boolean isTraded(int asset, int bar) {
        return traded[asset][bar];
    }

    /** Whether every asset has a price of its own. */
    public boolean areAllTraded(int bar) {
        return allTraded[bar];
    }

    /** The first bar from which on every asset has a price. */
    public int begun() {
        return begun;
    }

    /** The first full bar on or after {@code bar}; the number of bars if there is none. */
    public int fullFrom(int bar) {
        return allFull || bar >= days.length ? bar : nextFull[bar];
    }

    List<Dividend> dividends() {
        return dividends;
    }

    /**
     * Running sums of one asset's closes: the mean of n closes up to bar t is {@code (s[t + 1] -
     * s[t + 1 - n]) / n}. Worked out once and shared by all runs.
     */
    public double[] sums(int asset) {
        double[] known = sums.get(asset);
        if (known == null) {
            double[] of = closes[asset];
            known = new double[of.length + 1];
            for (int t = 0; t < of.length; t++) {
                known[t + 1] = known[t] + of[t];
            }
            sums.set(asset, known);
        }
        return known;
    }

    /**
     * The first full bar of every period but the first, ascending: the days on which something
     * periodic is looked at.
     */
    public int[] starts(Frequency every) {
        return Objects.requireNonNull(starts.computeIfAbsent(every, this::findStarts));
    }

    private int[] findStarts(Frequency every) {
        int[] found = new int[days.length];
        int count = 0;
        int t = fullFrom(0);
        long period = t < days.length ? every.period(days[t]) : 0;
        for (t = fullFrom(t + 1); t < days.length; t = fullFrom(t + 1)) {
            long next = every.period(days[t]);
            if (next != period) {
                found[count++] = t;
                period = next;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Judges each bar by itself and those before it; notes on the way where all are traded. */
    private boolean[] findFull() {
        boolean[] full = new boolean[days.length];
        long[] lastDay = new long[traded.length];
        long[] patience = new long[traded.length];
        for (int t = 0; t < days.length; t++) {
            int count = 0;
            boolean waits = false;
            for (int a = 0; a < traded.length; a++) {
                if (traded[a][t]) {
                    count++;
                    patience[a] =
                            t == first[a]
                                    ? PATIENCE_AT_FIRST
                                    : Math.max(PATIENCE, 2 * (days[t] - lastDay[a]));
                    lastDay[a] = days[t];
                } else {
                    waits |= t > first[a] && days[t] - lastDay[a] <= patience[a];
                }
            }
            full[t] = count > 0 && !waits;
            allTraded[t] = count == traded.length;
        }
        return full;
    }

    private static int indexOf(boolean[] traded, int from, int step) {
        int t = from;
        while (t >= 0 && t < traded.length && !traded[t]) {
            t += step;
        }
        return t;
    }

    /** The bars of one asset by name. */
    public int asset(String name) {
        int found = names.indexOf(name);
        if (found < 0) {
            throw new IllegalArgumentException("No prices of " + name);
        }
        return found;
    }

    /** Begins to put bars together. */
    public static BarsBuilder on(long... epochDays) {
        return new BarsBuilder(epochDays);
    }

    /** Bars without gaps, opens and dividends, already in one currency. */
    public static Bars of(List<String> names, long[] days, double[]... closes) {
        BarsBuilder builder = on(days);
        for (int a = 0; a < closes.length; a++) {
            builder.asset(names.get(a), closes[a], null, null);
        }
        return builder.build();
    }

    /** Whether any asset has an open of its own. */
    public boolean hasOpens() {
        for (double @Nullable [] of : opens) {
            if (of != null && of.length > 0) {
                return true;
            }
        }
        return false;
    }
}
