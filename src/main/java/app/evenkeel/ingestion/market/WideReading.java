package app.evenkeel.ingestion.market;

import app.evenkeel.domain.problem.RowProblem;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Closes of several assets as a file states them, one column each.
 *
 * @param names the header's words for the assets, in the order of the columns
 * @param days oldest first, one row each
 * @param problems rows and cells that were left out, and notes
 */
public record WideReading(List<String> names, List<Row> days, List<RowProblem> problems) {
    public WideReading {
        names = List.copyOf(names);
        days = List.copyOf(days);
        problems = List.copyOf(problems);
    }

    /**
     * One day.
     *
     * @param closes as many as there are names; {@code null} where an asset has none
     */
    public record Row(LocalDate day, List<@Nullable BigDecimal> closes) {}
}
