package app.evenkeel.ingestion.market;

import app.evenkeel.domain.money.FxRate;
import app.evenkeel.domain.problem.RowProblem;

import java.util.List;

/**
 * Daily exchange rates as a file states them, each with the file's pivot as base.
 *
 * @param layout stable name of the layout, such as {@code ecb-history}
 * @param rows data rows in the file, each a day
 * @param rates in file order
 * @param problems cells and rows that were left out
 */
public record RateReading(String layout, long rows, List<FxRate> rates, List<RowProblem> problems) {
    public RateReading {
        rates = List.copyOf(rates);
        problems = List.copyOf(problems);
    }
}
