package app.evenkeel.portfolio;

import app.evenkeel.domain.ledger.Transaction;

/**
 * A stored transaction that a file tells differently. Shown side by side for the user to choose.
 *
 * <p>Mostly it has the same id of the source, and stays unless the user says otherwise. A trade
 * that was stored before it was settled and is now told as settled is restated: the settled one is
 * taken unless the user says otherwise. Where it was filled in parts, each side is the sum of them.
 *
 * @param index position among the file's conflicts, from 0
 */
public record Conflict(int index, Transaction stored, Transaction incoming, boolean restated) {
    /** One that is not restated. */
    public Conflict(int index, Transaction stored, Transaction incoming) {
        this(index, stored, incoming, false);
    }

    /** What is done unless the user chooses. */
    public Choice usual() {
        return restated ? Choice.TAKE_INCOMING : Choice.KEEP_STORED;
    }

    /** What the user wants done. */
    public enum Choice {
        KEEP_STORED,
        TAKE_INCOMING,
        KEEP_BOTH
    }
}
