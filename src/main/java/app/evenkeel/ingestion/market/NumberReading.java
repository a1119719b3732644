package app.evenkeel.ingestion.market;

import app.evenkeel.domain.problem.RowProblem;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Columns of numbers beside a column of days, such as returns or cash flows, as a file states them.
 *
 * @param names the header's words for the columns after the first; their numbers as a person counts
 *     them, from 2, where the header has none or says one twice
 * @param rows in the order of the file; days may repeat
 * @param problems rows and cells that were left out
 */
public record NumberReading(List<String> names, List<Row> rows, List<RowProblem> problems) {
    public NumberReading {
        names = List.copyOf(names);
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    /**
     * One row.
     *
     * @param line in the file, from 1
     * @param numbers as many as there are names; {@code null} where there is none
     */
    public record Row(long line, LocalDate day, List<@Nullable BigDecimal> numbers) {}
}
