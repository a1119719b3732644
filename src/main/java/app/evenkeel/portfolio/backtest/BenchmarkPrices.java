package app.evenkeel.portfolio.backtest;

import app.evenkeel.analytics.backtest.Caveat;
import app.evenkeel.analytics.performance.BenchmarkComparison;
import app.evenkeel.analytics.valuation.DataProblems;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Arrays;

/**
 * Prices of what a test is compared with, on the days of its bars. Dividends buy more of it at the
 * close of their bar, as the strategies beside it have theirs. Filled and read by one thread.
 */
final class BenchmarkPrices {
    private final String name;
    private final long[] days;
    private final double[] closes;
    private final double[] dividends;
    private final @Nullable LocalDate first;
    private final @Nullable LocalDate last;

    /**
     * @param days of the bars
     * @param closes of one unit by bar, the last before each gap carried forward; NaN before the
     *     first
     * @param first day with a price; {@code null} if there is none
     * @param last day with a price; {@code null} if there is none
     */
    BenchmarkPrices(
            String name,
            long[] days,
            double[] closes,
            @Nullable LocalDate first,
            @Nullable LocalDate last) {
        this.name = name;
        this.days = days;
        this.closes = closes;
        this.dividends = new double[days.length];
        this.first = first;
        this.last = last;
    }

    /** The bar that takes in what is paid on a day; the number of bars if there is none. */
    int bar(LocalDate day) {
        int found = Arrays.binarySearch(days, day.toEpochDay());
        return found >= 0 ? found : -found - 1;
    }

    /**
     * Adds a dividend of one unit.
     *
     * @param amount in the money of the closes
     */
    void dividend(int bar, double amount) {
        if (bar < days.length) {
            dividends[bar] += amount;
        }
    }

    /** All numbers that returns are made of: the closes, then the dividends. */
    double[] numbers() {
        double[] all = Arrays.copyOf(closes, 2 * closes.length);
        System.arraycopy(dividends, 0, all, closes.length, dividends.length);
        return all;
    }

    boolean isKnown(int bar) {
        return !Double.isNaN(closes[bar]);
    }

    /** The returns from each bar to the next, dividends among them; 0 at index 0. */
    double[] returns(int start) {
        double[] returns = BenchmarkComparison.returns(closes, dividends, start);
        return Arrays.copyOfRange(returns, start, returns.length);
    }

    /** What a reader of the comparison should know; {@code null} if nothing. */
    @Nullable Caveat caveat(int start) {
        LocalDate from = first;
        LocalDate to = last;
        if (from == null || to == null) {
            return new Caveat(Caveat.Kind.NO_PRICES, name, null, 0);
        }
        if (!isKnown(start)) {
            return new Caveat(Caveat.Kind.BENCHMARK_BEGINS_LATE, name, from, 0);
        }
        return days[days.length - 1] - to.toEpochDay() > DataProblems.FRESH_DAYS
                ? new Caveat(Caveat.Kind.BENCHMARK_ENDS_EARLY, name, to, 0)
                : null;
    }
}
