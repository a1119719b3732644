package app.evenkeel.portfolio;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.task.Progress;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/** Prices and exchange rates out of files. Blocking and thread-safe. */
public final class PriceService {
    private final Session session;

    public PriceService(Session session) {
        this.session = session;
    }

    /**
     * Reads daily bars of one asset.
     *
     * @param symbol of an asset in the store, or of one that is created so that it can be a
     *     benchmark
     * @param column the column to take where a file has one per asset, or {@code null}
     */
    public Report importPrices(
            Path file,
            String symbol,
            CurrencyCode currency,
            @Nullable String column,
            Progress progress) {
        throw new IllegalStateException(session + symbol + file + currency + column + progress);
    }

    /** Reads a file of daily rates in the layout of the European Central Bank. */
    public Report importRates(Path file, Progress progress) {
        throw new IllegalStateException(file.toString() + progress);
    }

    /**
     * @param rows data rows in the file
     * @param saved bars or rates that were new or changed
     */
    public record Report(
            String fileName, String layout, long rows, long saved, List<RowProblem> problems) {
        public Report {
            problems = List.copyOf(problems);
        }
    }
}
