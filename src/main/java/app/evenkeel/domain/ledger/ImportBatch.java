package app.evenkeel.domain.ledger;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One file that was imported: the receipt.
 *
 * @param sha256 of the file's bytes, in hex
 * @param rows data rows in the file
 * @param added transactions that it added; a row may tell several, or be part of one
 * @param known rows that were in the ledger already, confirmed it, or said nothing new
 * @param conflicts rows that differed from what is stored and were not taken
 * @param rejected rows that were not understood
 * @param undoneAt when it was undone, or {@code null}
 */
public record ImportBatch(
        BatchId id,
        String fileName,
        String sha256,
        String source,
        String layout,
        Instant importedAt,
        long rows,
        long added,
        long known,
        long conflicts,
        long rejected,
        @Nullable Instant undoneAt) {

    /** The source of a file of prices. */
    public static final String PRICES = "prices";

    /** The source of a file of exchange rates. */
    public static final String RATES = "rates";

    /** Whether the file brought days of prices or rates in place of transactions. */
    public boolean isOfMarket() {
        return source.equals(PRICES) || source.equals(RATES);
    }

    /** Rows that told what was added: all but the known, the conflicting and the rejected. */
    public long fresh() {
        return rows - known - conflicts - rejected;
    }
}
