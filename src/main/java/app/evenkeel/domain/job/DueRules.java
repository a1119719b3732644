package app.evenkeel.domain.job;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads due rules from text: {@code every 15m}, {@code daily 18:30}, {@code weekdays 18:30}, {@code
 * MON,THU 07:00}, {@code monthly 25 09:00} or {@code monthly last 09:00}, each with or without a
 * zone such as {@code Asia/Tokyo} behind it.
 */
public final class DueRules {
    private DueRules() {}

    /**
     * @param zone for a text that names none
     * @throws EvenkeelException if the text is no rule
     */
    public static DueRule parse(String text, ZoneId zone) {
        List<String> words = List.of(text.strip().split("\\s+"));
        try {
            return switch (words.getFirst().toLowerCase(Locale.ROOT)) {
                case "every" -> new DueRule.Every(minutes(words.get(1)), zone(words, 2, zone));
                case "daily" -> new DueRule.Daily(time(words.get(1)), zone(words, 2, zone));
                case "monthly" ->
                        new DueRule.Monthly(
                                day(words.get(1)), time(words.get(2)), zone(words, 3, zone));
                default ->
                        new DueRule.Weekly(
                                days(words.getFirst()), time(words.get(1)), zone(words, 2, zone));
            };
        } catch (IllegalArgumentException
                | ArithmeticException
                | DateTimeException
                | IndexOutOfBoundsException e) {
            throw new EvenkeelException(Problem.of(ProblemCode.BAD_SCHEDULE, text), e);
        }
    }

    private static int minutes(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        int number = Integer.parseInt(lower.replaceFirst("(m|min|h)$", ""));
        return lower.endsWith("h") ? Math.multiplyExact(number, 60) : number;
    }

    private static LocalTime time(String word) {
        return LocalTime.parse(word.length() == 4 ? "0" + word : word);
    }

    private static int day(String word) {
        return word.equalsIgnoreCase("last") ? DueRule.Monthly.LAST : Integer.parseInt(word);
    }

    private static Set<DayOfWeek> days(String word) {
        if (word.equalsIgnoreCase("weekdays")) {
            return DueRule.Weekly.WORKING_DAYS;
        }
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String name : word.split(",", -1)) {
            days.add(day(name.toUpperCase(Locale.ROOT), word));
        }
        return days;
    }

    private static DayOfWeek day(String name, String whole) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (name.length() >= 3 && day.name().startsWith(name)) {
                return day;
            }
        }
        throw new IllegalArgumentException(whole);
    }

    private static ZoneId zone(List<String> words, int at, ZoneId otherwise) {
        if (words.size() > at + 1) {
            throw new IllegalArgumentException("more than a rule");
        }
        return words.size() > at ? ZoneId.of(words.get(at)) : otherwise;
    }
}
