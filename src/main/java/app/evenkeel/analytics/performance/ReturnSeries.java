package app.evenkeel.analytics.performance;

import app.evenkeel.analytics.figure.Phrase;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Simple returns with the days that they ended on.
 *
 * @param days epoch days, ascending
 * @param returns one a day of {@code days}, without gaps
 * @param periodsPerYear P, how many such periods a year has
 * @param length calendar days that they span: from the day that the first return begins on to the
 *     last day of the period, whether markets were open on it or not
 */
@SuppressWarnings("ArrayRecordComponent")
public record ReturnSeries(long[] days, double[] returns, double periodsPerYear, long length) {
    private static final int EXCHANGE_DAYS = 252;
    private static final int CALENDAR_DAYS = 365;

    /** Days that an exchange can be closed for before its first day of a year. */
    private static final int CLOSED = 7;

    /** Returns that a statistic needs at most: DESIGN of the figures, "needs 30 days". */
    private static final int ENOUGH = 30;

    /** Returns that a statistic needs at least, however long a period is. */
    private static final int LEAST = 4;

    public ReturnSeries {
        if (days.length != returns.length) {
            throw new IllegalArgumentException(
                    days.length + " days and " + returns.length + " returns");
        }
    }

    /**
     * A series of which only the days are known that its returns end on: the first is taken to
     * begin one period before, of exchange days a week, since their year can begin with closed
     * ones.
     */
    public ReturnSeries(long[] days, double[] returns, double periodsPerYear) {
        this(days, returns, periodsPerYear, assumedLength(days));
    }

    /** The same with an observed calendar: see {@link #observedPeriodsPerYear}. */
    public static ReturnSeries of(long[] days, double[] returns) {
        return new ReturnSeries(days, returns, observedPeriodsPerYear(days));
    }

    /**
     * The returns of a period, with an observed calendar.
     *
     * @param length calendar days of the period
     */
    public static ReturnSeries over(long length, long[] days, double[] returns) {
        return new ReturnSeries(days, returns, observedPeriodsPerYear(days), length);
    }

    private static long assumedLength(long[] days) {
        int n = days.length;
        if (n < 2) {
            return n;
        }
        long known = days[n - 1] - days[0];
        return known
                + (observedPeriodsPerYear(days) == EXCHANGE_DAYS
                        ? CLOSED
                        : Math.round((double) known / (n - 1)));
    }

    /**
     * How many periods a year has, from the days themselves: by the median distance yearly 1,
     * quarterly 4, monthly 12, weekly 52, else daily: 365 for a series with weekends, 252 exchange
     * days for one without.
     */
    public static double observedPeriodsPerYear(long[] days) {
        if (days.length < 2) {
            return EXCHANGE_DAYS;
        }
        long[] distances = new long[days.length - 1];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = days[i + 1] - days[i];
        }
        Arrays.sort(distances);
        long median = distances[distances.length / 2];
        if (median > 250) {
            return 1;
        }
        if (median > 75) {
            return 4;
        }
        if (median > 20) {
            return 12;
        }
        if (median > 4) {
            return 52;
        }
        long weekends = Arrays.stream(days).filter(ReturnSeries::isWeekend).count();
        // A lone Saturday is a special session; two days of seven are the calendar.
        return weekends * 10 > days.length ? CALENDAR_DAYS : EXCHANGE_DAYS;
    }

    private static boolean isWeekend(long day) {
        DayOfWeek weekday = LocalDate.ofEpochDay(day).getDayOfWeek();
        return weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
    }

    public int size() {
        return returns.length;
    }

    /**
     * Whether it spans a year without holes, so that it may be annualised: an exponent of n returns
     * would take what happened around a hole for all that happened.
     */
    public boolean isWholeYear() {
        return (days.length >= periodsPerYear || length >= CALENDAR_DAYS)
                && days.length >= halfOfLength();
    }

    /** Half of the returns that its length has by its own calendar. */
    private double halfOfLength() {
        double years = (double) length / CALENDAR_DAYS / 2;
        // A calendar that was given is only doubted where it leaves returns wanting.
        return days.length >= years * periodsPerYear
                ? years * periodsPerYear
                : years * observedPeriodsPerYear(days);
    }

    /** P, or 1 where the series is too short to be annualised. */
    public double scale() {
        return isWholeYear() ? periodsPerYear : 1;
    }

    /** What is said beside a figure that was multiplied by the root of {@link #scale}. */
    public Phrase annualisation() {
        return isWholeYear()
                ? Phrase.of("convention.annualised-root", periodsPerYear)
                : Phrase.of("convention.not-annualised");
    }

    /** Returns below which a statistic is not shown: a year of them or 30, whichever is less. */
    public int needed() {
        return Math.clamp((int) Math.ceil(periodsPerYear), LEAST, ENOUGH);
    }

    /** Returns below which it is not annualised. */
    public int neededToAnnualise() {
        return Math.max(neededForYear(), (int) Math.ceil(halfOfLength()));
    }

    /** Returns that make a year. */
    public int neededForYear() {
        return Math.max(1, (int) Math.ceil(periodsPerYear));
    }

    /** The day that a return ended on. */
    public LocalDate day(int index) {
        return LocalDate.ofEpochDay(days[index]);
    }
}
