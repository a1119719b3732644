package app.evenkeel.analytics.backtest;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

/** How often something comes round: on the first trading day of each such period. */
public enum Frequency {
    DAILY,
    /** Weeks of ISO 8601, which begin on Monday. */
    WEEKLY,
    MONTHLY,
    QUARTERLY,
    YEARLY,
    NEVER;

    /** A number that all days of one period share and no other period has. */
    long period(long epochDay) {
        if (this == DAILY) {
            return epochDay;
        }
        if (this == NEVER) {
            return 0;
        }
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        return switch (this) {
            case WEEKLY ->
                    day.get(IsoFields.WEEK_BASED_YEAR) * 100L
                            + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTHLY -> day.getYear() * 12L + day.getMonthValue();
            case QUARTERLY -> day.getYear() * 4L + day.get(IsoFields.QUARTER_OF_YEAR);
            case YEARLY -> day.getYear();
            case DAILY, NEVER -> throw new IllegalStateException("done above");
        };
    }
}
