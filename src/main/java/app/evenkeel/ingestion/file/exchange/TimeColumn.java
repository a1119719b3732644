package app.evenkeel.ingestion.file.exchange;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.CellProblem;
import app.evenkeel.ingestion.file.Columns;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * A column whose name tells its zone: {@code Time(UTC+08:00)}, {@code Filled Time(UTC)}.
 *
 * @param name as the header spells it
 */
public record TimeColumn(String name, ZoneId zone) {
    /**
     * Finds the column that begins with these words.
     *
     * @param otherwise the zone where the header names none
     */
    public static TimeColumn of(Columns columns, String words, ZoneId otherwise) {
        for (String name : columns.names()) {
            if (name.equalsIgnoreCase(words)) {
                return new TimeColumn(name, otherwise);
            }
            String lower = name.toLowerCase(Locale.ROOT);
            int open = lower.indexOf("(utc");
            if (open > 0
                    && lower.endsWith(")")
                    && lower.substring(0, open).strip().equalsIgnoreCase(words)) {
                String offset = name.substring(open + 4, name.length() - 1).strip();
                try {
                    return new TimeColumn(
                            name, offset.isEmpty() ? ZoneOffset.UTC : ZoneOffset.of(offset));
                } catch (DateTimeException e) {
                    throw new CellProblem(
                            name, ProblemCode.BAD_VALUE, offset, "a distance from UTC");
                }
            }
        }
        throw new CellProblem(words, ProblemCode.VALUE_MISSING);
    }
}
