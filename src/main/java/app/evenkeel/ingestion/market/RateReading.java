package app.evenkeel.ingestion.market;

import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.problem.RowProblem;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Daily exchange rates as a file states them, each with the file's pivot as base.
 *
 * @param layout stable name of the layout, such as {@code ecb-history}
 * @param rows data rows in the file, each a day
 * @param refused how many of them hold something, but no rate that can be read
 * @param lines in which line of the file each day with rates stands
 * @param rates in file order
 * @param problems the first cells and rows that were left out, and notes
 */
public record RateReading(
        String layout,
        long rows,
        long refused,
        Map<LocalDate, Long> lines,
        List<FxRate> rates,
        List<RowProblem> problems) {
    public RateReading {
        lines = Map.copyOf(lines);
        rates = List.copyOf(rates);
        problems = List.copyOf(problems);
    }
}
