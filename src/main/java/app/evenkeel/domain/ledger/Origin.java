package app.evenkeel.domain.ledger;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * Where a transaction came from.
 *
 * @param batch the import, or {@link BatchId#BY_HAND}
 * @param source the importer's name, such as {@code rakuten}; {@code manual} for what the user
 *     entered
 * @param layout the file layout within the source, such as {@code tradehistory-jp}
 * @param externalId the source's own id, or empty
 * @param identity what makes it the same transaction in another file; {@code null} before matching
 * @param occurrence how many with the same identity stand before it, from 0: true twins differ only
 *     here
 * @param crossKey what the same event is known by in the source's other layouts, or empty
 * @param line line in the file, from 1; 0 if entered by hand
 * @param rawRow the row as it stood in the file
 */
public record Origin(
        BatchId batch,
        String source,
        String layout,
        String externalId,
        @Nullable UUID identity,
        int occurrence,
        String crossKey,
        long line,
        String rawRow) {
    public static final String MANUAL = "manual";

    /** The origin of what the user entered. */
    public static Origin byHand() {
        return new Origin(BatchId.BY_HAND, MANUAL, MANUAL, "", null, 0, "", 0, "");
    }
}
