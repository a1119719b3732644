package app.evenkeel.portfolio.performance;

import java.time.LocalDate;

/**
 * A line of a chart.
 *
 * @param days epoch days, ascending
 * @param values one a day; NaN where there is none
 */
@SuppressWarnings("ArrayRecordComponent")
public record Curve(long[] days, double[] values) {
    public int size() {
        return days.length;
    }

    public LocalDate day(int index) {
        return LocalDate.ofEpochDay(days[index]);
    }
}
