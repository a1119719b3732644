package app.evenkeel.ingestion.market;

import app.evenkeel.domain.market.Candle;
import app.evenkeel.domain.problem.RowProblem;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The days of one asset or of several as a file states them, before they are checked.
 *
 * @param layout stable name of the layout, such as {@code ohlcv}
 * @param rows data rows in the file
 * @param refused how many of them say nothing that any of the columns can use
 * @param lines in which line of the file each day stands
 * @param columns those that were read: the only one, or one for each asset
 * @param problems what was left out, and notes: the first of each
 */
public record PriceReading(
        String layout,
        long rows,
        long refused,
        Map<LocalDate, Long> lines,
        List<Column> columns,
        List<RowProblem> problems) {
    public PriceReading {
        lines = Map.copyOf(lines);
        columns = List.copyOf(columns);
        problems = List.copyOf(problems);
    }

    /**
     * The days of one asset.
     *
     * @param word the header's for the closes, or the column's number where there is no header
     * @param candles oldest first, at most one a day
     * @param refused lines of rows whose cell here could not be read, though another may be; none
     *     where there is one column, whose lost rows are counted
     */
    public record Column(String word, List<Candle> candles, Set<Long> refused) {
        public Column {
            candles = List.copyOf(candles);
            refused = Set.copyOf(refused);
        }
    }
}
