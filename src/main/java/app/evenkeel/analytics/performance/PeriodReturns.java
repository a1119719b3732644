package app.evenkeel.analytics.performance;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Returns linked by calendar month and year, as the heat map shows them.
 *
 * @param months each month in which there was a return, with its linked one
 * @param years the same by year
 */
public record PeriodReturns(
        NavigableMap<YearMonth, Double> months, NavigableMap<Integer, Double> years) {
    public PeriodReturns {
        months = Collections.unmodifiableNavigableMap(new TreeMap<>(months));
        years = Collections.unmodifiableNavigableMap(new TreeMap<>(years));
    }

    /**
     * Links returns by the month and year that they ended in.
     *
     * @param days epoch days on which the returns ended
     * @param returns NaN where there is none
     */
    public static PeriodReturns of(long[] days, double[] returns) {
        NavigableMap<YearMonth, Double> months = new TreeMap<>();
        NavigableMap<Integer, Double> years = new TreeMap<>();
        for (int i = 0; i < days.length; i++) {
            if (Double.isNaN(returns[i])) {
                continue;
            }
            LocalDate day = LocalDate.ofEpochDay(days[i]);
            double factor = 1 + returns[i];
            months.merge(YearMonth.from(day), factor, (a, b) -> a * b);
            years.merge(day.getYear(), factor, (a, b) -> a * b);
        }
        months.replaceAll((_, wealth) -> wealth - 1);
        years.replaceAll((_, wealth) -> wealth - 1);
        return new PeriodReturns(months, years);
    }

    /**
     * A return and when it was.
     *
     * @param index of the return in its series
     */
    public record Ranked(int index, double value) {}

    /** The highest returns, best first; equal ones in the order of time. */
    public static List<Ranked> best(double[] returns, int count) {
        return ranked(returns, count, -1);
    }

    /** The lowest returns, worst first. */
    public static List<Ranked> worst(double[] returns, int count) {
        return ranked(returns, count, 1);
    }

    private static List<Ranked> ranked(double[] returns, int count, int sign) {
        List<Ranked> all = new ArrayList<>(returns.length);
        for (int i = 0; i < returns.length; i++) {
            if (!Double.isNaN(returns[i])) {
                all.add(new Ranked(i, returns[i]));
            }
        }
        all.sort((a, b) -> sign * Double.compare(a.value, b.value));
        return List.copyOf(all.subList(0, Math.min(count, all.size())));
    }
}
