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
 * @param lines in which line of the file each day stands
 * @param rates in file order
 * @param problems cells and rows that were left out
 */
public record RateReading(
        String layout,
        long rows,
        Map<LocalDate, Long> lines,
        List<FxRate> rates,
        List<RowProblem> problems) {
    public RateReading {
        lines = Map.copyOf(lines);
        rates = List.copyOf(rates);
        problems = List.copyOf(problems);
    }
}
