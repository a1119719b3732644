package app.evenkeel.presentation.control.chart;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Days that a time axis is labelled at: hours, days, weeks, months or years, whichever fits. */
final class DateTicks {
    /** A label and where it stands. */
    record Tick(double day, String label) {}

    /** A spacing with the pattern of its labels, from fine to coarse. */
    private enum Spacing {
        HOUR(1.0 / 24),
        SIX_HOURS(0.25),
        DAY(1),
        WEEK(7),
        MONTH(30.4),
        QUARTER(91.3),
        YEAR(365.25),
        FIVE_YEARS(1826.25),
        TEN_YEARS(3652.5);

        private final double days;

        Spacing(double days) {
            this.days = days;
        }
    }

    private DateTicks() {}

    /**
     * Labels for a viewport.
     *
     * @param most how many labels have room
     */
    static List<Tick> in(Viewport view, int most, Locale locale) {
        Spacing spacing = Spacing.TEN_YEARS;
        for (Spacing candidate : Spacing.values()) {
            if (view.span() / candidate.days <= most) {
                spacing = candidate;
                break;
            }
        }
        DateTimeFormatter format = format(spacing, locale);
        var ticks = new ArrayList<Tick>();
        LocalDateTime at = firstAt(spacing, dateTime(view.from()));
        while (day(at) <= view.to()) {
            if (day(at) >= view.from()) {
                ticks.add(new Tick(day(at), format.format(at)));
            }
            at = next(spacing, at);
        }
        return ticks;
    }

    private static LocalDateTime firstAt(Spacing spacing, LocalDateTime from) {
        LocalDate date = from.toLocalDate();
        return switch (spacing) {
            case HOUR -> from.truncatedTo(ChronoUnit.HOURS);
            case SIX_HOURS, DAY -> date.atStartOfDay();
            case WEEK ->
                    date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay();
            case MONTH -> date.withDayOfMonth(1).atStartOfDay();
            case QUARTER ->
                    LocalDate.of(date.getYear(), (date.getMonthValue() - 1) / 3 * 3 + 1, 1)
                            .atStartOfDay();
            case YEAR -> date.withDayOfYear(1).atStartOfDay();
            case FIVE_YEARS -> LocalDate.of(date.getYear() / 5 * 5, 1, 1).atStartOfDay();
            case TEN_YEARS -> LocalDate.of(date.getYear() / 10 * 10, 1, 1).atStartOfDay();
        };
    }

    private static LocalDateTime next(Spacing spacing, LocalDateTime at) {
        return switch (spacing) {
            case HOUR -> at.plusHours(1);
            case SIX_HOURS -> at.plusHours(6);
            case DAY -> at.plusDays(1);
            case WEEK -> at.plusWeeks(1);
            case MONTH -> at.plusMonths(1);
            case QUARTER -> at.plusMonths(3);
            case YEAR -> at.plusYears(1);
            case FIVE_YEARS -> at.plusYears(5);
            case TEN_YEARS -> at.plusYears(10);
        };
    }

    private static DateTimeFormatter format(Spacing spacing, Locale locale) {
        boolean japanese = locale.getLanguage().equals("ja");
        String pattern =
                switch (spacing) {
                    case HOUR, SIX_HOURS -> "HH:mm";
                    case DAY, WEEK -> japanese ? "M/d" : "d MMM";
                    case MONTH, QUARTER -> japanese ? "yyyy/M" : "MMM yyyy";
                    case YEAR, FIVE_YEARS, TEN_YEARS -> japanese ? "yyyy年" : "yyyy";
                };
        return DateTimeFormatter.ofPattern(pattern, locale);
    }

    private static LocalDateTime dateTime(double day) {
        return LocalDateTime.ofInstant(
                Instant.ofEpochSecond(Math.round(day * 86_400)), ZoneOffset.UTC);
    }

    private static double day(LocalDateTime at) {
        return at.toEpochSecond(ZoneOffset.UTC) / 86_400.0;
    }
}
