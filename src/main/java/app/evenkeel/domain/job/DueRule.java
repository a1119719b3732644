package app.evenkeel.domain.job;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * When a job is due: a rule of the clock on the wall, with the zone that the clock hangs in.
 *
 * <p>A rule that names a time of day is due once on each of its dates. Where daylight saving skips
 * that time, it is due as much later as the clock was put forward; where the time comes twice, it
 * is due the first time. Immutable.
 */
public sealed interface DueRule {
    /** Where the clock hangs. */
    ZoneId zone();

    /** The first time it is due after {@code time}; the same for every time in between. */
    Instant nextAfter(Instant time);

    /** The last time it was due up to {@code time}, that included. */
    Instant lastUpTo(Instant time);

    /** The rule as {@link DueRules#parse} reads it, with its zone. */
    String text();

    /**
     * Every few minutes, counted from the start of each local day in elapsed time, so that no
     * minutes are left out or doubled when the clock is changed.
     *
     * @param minutes from 1 to 1440
     */
    record Every(int minutes, ZoneId zone) implements DueRule {
        public Every {
            if (minutes < 1 || minutes > 1440) {
                throw new IllegalArgumentException("minutes: " + minutes);
            }
        }

        @Override
        public Instant nextAfter(Instant time) {
            LocalDate day = time.atZone(zone).toLocalDate();
            Instant start = startOf(day);
            Instant end = startOf(day.plusDays(1));
            long step = Duration.ofMinutes(minutes).toMillis();
            long passed = Duration.between(start, time).toMillis();
            Instant next = start.plusMillis((Math.floorDiv(passed, step) + 1) * step);
            return next.isBefore(end) ? next : end;
        }

        @Override
        public Instant lastUpTo(Instant time) {
            Instant start = startOf(time.atZone(zone).toLocalDate());
            long step = Duration.ofMinutes(minutes).toMillis();
            long passed = Duration.between(start, time).toMillis();
            return start.plusMillis(passed / step * step);
        }

        private Instant startOf(LocalDate day) {
            return day.atStartOfDay(zone).toInstant();
        }

        @Override
        public String text() {
            return "every " + minutes + "m " + zone;
        }
    }

    /** Once a day. */
    record Daily(LocalTime at, ZoneId zone) implements DueRule {
        @Override
        public Instant nextAfter(Instant time) {
            return next(time, at, zone, day -> true);
        }

        @Override
        public Instant lastUpTo(Instant time) {
            return last(time, at, zone, day -> true);
        }

        @Override
        public String text() {
            return "daily " + at + " " + zone;
        }
    }

    /** Once on each of some days of the week. */
    record Weekly(Set<DayOfWeek> days, LocalTime at, ZoneId zone) implements DueRule {
        /** Exchanges are open on these. */
        public static final Set<DayOfWeek> WORKING_DAYS =
                Set.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

        public Weekly {
            if (days.isEmpty()) {
                throw new IllegalArgumentException("no day");
            }
            days = Set.copyOf(days);
        }

        @Override
        public Instant nextAfter(Instant time) {
            return next(time, at, zone, this::isOn);
        }

        @Override
        public Instant lastUpTo(Instant time) {
            return last(time, at, zone, this::isOn);
        }

        private boolean isOn(LocalDate day) {
            return days.contains(day.getDayOfWeek());
        }

        @Override
        public String text() {
            String names =
                    days.equals(WORKING_DAYS)
                            ? "weekdays"
                            : String.join(
                                    ",",
                                    EnumSet.copyOf(days).stream()
                                            .map(day -> day.name().substring(0, 3))
                                            .toList());
            return names + " " + at + " " + zone;
        }
    }

    /**
     * Once a month.
     *
     * @param day of the month, or {@link #LAST}; a month that is too short has it on its last day
     */
    record Monthly(int day, LocalTime at, ZoneId zone) implements DueRule {
        /** The last day, whichever that is. */
        public static final int LAST = 31;

        public Monthly {
            if (day < 1 || day > LAST) {
                throw new IllegalArgumentException("day: " + day);
            }
        }

        @Override
        public Instant nextAfter(Instant time) {
            return next(time, at, zone, this::isOn);
        }

        @Override
        public Instant lastUpTo(Instant time) {
            return last(time, at, zone, this::isOn);
        }

        private boolean isOn(LocalDate date) {
            int last = date.with(TemporalAdjusters.lastDayOfMonth()).getDayOfMonth();
            return date.getDayOfMonth() == Math.min(day, last);
        }

        @Override
        public String text() {
            return "monthly " + (day == LAST ? "last" : day) + " " + at + " " + zone;
        }
    }

    private static Instant last(
            Instant time, LocalTime at, ZoneId zone, Predicate<LocalDate> isDue) {
        LocalDate day = time.atZone(zone).toLocalDate();
        while (true) {
            if (isDue.test(day)) {
                Instant due = day.atTime(at).atZone(zone).toInstant();
                if (!due.isAfter(time)) {
                    return due;
                }
            }
            day = day.minusDays(1);
        }
    }

    private static Instant next(
            Instant time, LocalTime at, ZoneId zone, Predicate<LocalDate> isDue) {
        // From the day before: where a day was left out of the calendar, its time falls on the
        // next one.
        LocalDate day = time.atZone(zone).toLocalDate().minusDays(1);
        while (true) {
            if (isDue.test(day)) {
                // atZone takes the earlier of two, and moves a time that is skipped forward.
                Instant due = day.atTime(at).atZone(zone).toInstant();
                if (due.isAfter(time)) {
                    return due;
                }
            }
            day = day.plusDays(1);
        }
    }
}
