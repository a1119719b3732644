package app.evenkeel.ingestion.file.trading212;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.TransactionType;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RowCells;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Splits, which are two rows: the old units closed and the new ones opened. Only the difference is
 * kept, so that the cost stays with the shares. Used by one thread.
 */
final class HalfSplits {
    private final Reading reading;
    private final Map<String, RowCells> waiting = new HashMap<>();

    HalfSplits(Reading reading) {
        this.reading = reading;
    }

    void add(RowCells cells) {
        String isin = cells.required(Trading212Importer.ISIN);
        BigDecimal units = cells.positive(Trading212Importer.SHARES);
        // Known to be readable before it waits, or its fault would be told of the other half.
        Trading212Importer.time(cells);
        RowCells other = waiting.remove(isin);
        if (other == null || opens(other) == opens(cells) || !isOneEvent(other, cells)) {
            if (other != null) {
                reject(isin, other);
            }
            waiting.put(isin, cells);
            return;
        }
        BigDecimal before = other.positive(Trading212Importer.SHARES);
        BigDecimal change = opens(cells) ? units.subtract(before) : before.subtract(units);
        reading.partOf(cells.row(), other.row());
        if (change.signum() == 0) {
            reading.nothingNew(cells.row());
            return;
        }
        AssetRef share = Trading212Importer.share(cells);
        Trading212Importer.draft(reading, cells, TransactionType.SPLIT)
                .signed(share, change)
                .subject(share)
                .emit();
    }

    /** Reports the halves whose other half did not come. */
    void finish() {
        waiting.forEach(this::reject);
        waiting.clear();
    }

    private void reject(String isin, RowCells cells) {
        reading.reject(cells.row(), ProblemCode.INCOMPLETE_GROUP, isin);
    }

    /** Another split of the same share, of which the file lacks a half, is not this one. */
    private static boolean isOneEvent(RowCells a, RowCells b) {
        Duration between = Duration.between(Trading212Importer.time(a), Trading212Importer.time(b));
        return between.abs().compareTo(Duration.ofDays(1)) <= 0;
    }

    private static boolean opens(RowCells cells) {
        return cells.text(Trading212Importer.ACTION).toLowerCase(Locale.ROOT).endsWith("open");
    }
}
