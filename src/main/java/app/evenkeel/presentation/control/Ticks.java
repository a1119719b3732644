package app.evenkeel.presentation.control;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where the lines of a chart's grid go, and what is written at them. */
final class Ticks {
    private static final double DAY = 86_400_000.0;
    private static final double[] NICE = {1, 2, 2.5, 5, 10};

    private Ticks() {}

    /** A place on the time axis and its label. */
    record DateTick(double time, String label) {}

    private enum Unit {
        MINUTES(60_000),
        HOURS(3_600_000),
        DAYS(DAY),
        MONTHS(30.44 * DAY),
        YEARS(365.25 * DAY);

        private final double millis;

        Unit(double millis) {
            this.millis = millis;
        }
    }

    private record Step(Unit unit, int count) {
        double millis() {
            return unit.millis * count;
        }
    }

    private static final List<Step> STEPS =
            List.of(
                    new Step(Unit.MINUTES, 1),
                    new Step(Unit.MINUTES, 5),
                    new Step(Unit.MINUTES, 15),
                    new Step(Unit.HOURS, 1),
                    new Step(Unit.HOURS, 3),
                    new Step(Unit.HOURS, 6),
                    new Step(Unit.DAYS, 1),
                    new Step(Unit.DAYS, 2),
                    new Step(Unit.DAYS, 7),
                    new Step(Unit.DAYS, 14),
                    new Step(Unit.MONTHS, 1),
                    new Step(Unit.MONTHS, 2),
                    new Step(Unit.MONTHS, 3),
                    new Step(Unit.MONTHS, 6),
                    new Step(Unit.YEARS, 1),
                    new Step(Unit.YEARS, 2),
                    new Step(Unit.YEARS, 5),
                    new Step(Unit.YEARS, 10),
                    new Step(Unit.YEARS, 20),
                    new Step(Unit.YEARS, 50));

    /** Round times between two, at most {@code most} of them, labelled in a language. */
    static List<DateTick> dates(double from, double to, int most, Locale locale) {
        double wanted = (to - from) / Math.max(1, most);
        Step step = STEPS.getLast();
        for (Step candidate : STEPS) {
            if (candidate.millis() >= wanted) {
                step = candidate;
                break;
            }
        }
        List<DateTick> ticks = new ArrayList<>();
        LocalDateTime time = floor(at(from), step);
        int lastYear = Integer.MIN_VALUE;
        while (millis(time) <= to) {
            if (millis(time) >= from) {
                ticks.add(
                        new DateTick(
                                millis(time),
                                label(time, step, time.getYear() != lastYear, locale)));
                lastYear = time.getYear();
            }
            time = next(time, step);
        }
        return ticks;
    }

    /** Round values between two, about {@code most} of them. */
    static double[] values(double low, double high, int most) {
        double raw = (high - low) / Math.max(1, most);
        if (!(raw > 0) || Double.isInfinite(raw)) {
            return new double[0];
        }
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = power * 10;
        for (double nice : NICE) {
            if (nice * power >= raw) {
                step = nice * power;
                break;
            }
        }
        double start = Math.ceil(low / step);
        int count = (int) Math.max(0, Math.floor(high / step) - start + 1);
        double[] ticks = new double[count];
        for (int i = 0; i < count; i++) {
            ticks[i] = (start + i) * step;
        }
        return ticks;
    }

    /** Round values between two that are more than zero, for a scale on which ratios are equal. */
    static double[] ratios(double low, double high, int most) {
        List<Double> ticks = new ArrayList<>();
        for (double power = Math.pow(10, Math.floor(Math.log10(low))); power <= high; power *= 10) {
            for (double lead : new double[] {1, 2, 5}) {
                if (lead * power >= low && lead * power <= high) {
                    ticks.add(lead * power);
                }
            }
        }
        // Within one power of ten, evenly spaced values say more than two or three of these.
        return ticks.size() < 3 || ticks.size() > most * 2
                ? values(low, high, most)
                : ticks.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static String label(LocalDateTime time, Step step, boolean withYear, Locale locale) {
        return switch (step.unit()) {
            case YEARS -> pattern("y", locale).format(time);
            case MONTHS -> pattern(withYear ? "yMMM" : "MMM", locale).format(time);
            case DAYS -> pattern(withYear ? "yMMMd" : "MMMd", locale).format(time);
            case HOURS, MINUTES ->
                    pattern(time.toLocalTime().toSecondOfDay() == 0 ? "MMMd" : "Hm", locale)
                            .format(time);
        };
    }

    private static DateTimeFormatter pattern(String skeleton, Locale locale) {
        return DateTimeFormatter.ofLocalizedPattern(skeleton).withLocale(locale);
    }

    private static LocalDateTime floor(LocalDateTime time, Step step) {
        LocalDate day = time.toLocalDate();
        return switch (step.unit()) {
            case YEARS ->
                    LocalDate.of(Math.floorDiv(day.getYear(), step.count()) * step.count(), 1, 1)
                            .atStartOfDay();
            case MONTHS -> {
                int month = (day.getMonthValue() - 1) / step.count() * step.count() + 1;
                yield LocalDate.of(day.getYear(), month, 1).atStartOfDay();
            }
            // Counted from a Monday, so that weeks begin on one.
            case DAYS ->
                    LocalDate.ofEpochDay(
                                    Math.floorDiv(day.toEpochDay() + 3, step.count()) * step.count()
                                            - 3)
                            .atStartOfDay();
            case HOURS -> day.atTime(time.getHour() / step.count() * step.count(), 0);
            case MINUTES ->
                    day.atTime(time.getHour(), time.getMinute() / step.count() * step.count());
        };
    }

    private static LocalDateTime next(LocalDateTime time, Step step) {
        return switch (step.unit()) {
            case YEARS -> time.plusYears(step.count());
            case MONTHS -> time.plusMonths(step.count());
            case DAYS -> time.plusDays(step.count());
            case HOURS -> time.plusHours(step.count());
            case MINUTES -> time.plusMinutes(step.count());
        };
    }

    private static LocalDateTime at(double millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli((long) millis), ZoneOffset.UTC);
    }

    private static double millis(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
