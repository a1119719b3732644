package app.evenkeel.portfolio;

import app.evenkeel.domain.ledger.Transaction;

/**
 * A stored transaction that a file tells differently, under the same id of the source. Shown side
 * by side; unless the user says otherwise the stored one stays.
 *
 * @param index position among the file's conflicts, from 0
 */
public record Conflict(int index, Transaction stored, Transaction incoming) {
    /** What the user wants done. */
    public enum Choice {
        KEEP_STORED,
        TAKE_INCOMING,
        KEEP_BOTH
    }
}
