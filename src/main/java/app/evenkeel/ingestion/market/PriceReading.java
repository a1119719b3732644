package app.evenkeel.ingestion.market;

import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.problem.RowProblem;

import java.util.List;

/**
 * The daily bars of one asset as a file states them.
 *
 * @param layout stable name of the layout, such as {@code ohlcv}
 * @param rows data rows in the file
 * @param bars oldest first, at most one a day
 * @param problems rows that were left out, and notes
 */
public record PriceReading(
        String layout, long rows, List<PriceBar> bars, List<RowProblem> problems) {
    public PriceReading {
        bars = List.copyOf(bars);
        problems = List.copyOf(problems);
    }
}
