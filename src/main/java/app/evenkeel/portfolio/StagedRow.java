package app.evenkeel.portfolio;

import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.portfolio.matching.Verdict;

/**
 * One transaction under review. Ids may be provisional: name them with {@link
 * StagedImport#labels()}.
 *
 * @param index place among the transactions of its file, from 0
 */
public record StagedRow(int index, Transaction transaction, Status status) {
    /** What applying would do with it. */
    public enum Status {
        NEW,
        KNOWN,
        /** Known, and kept out because the user deleted it. */
        DELETED,
        CONFLICT;

        static Status of(Verdict verdict) {
            return switch (verdict) {
                case OPEN, NEW -> NEW;
                case KNOWN -> KNOWN;
                case DELETED -> DELETED;
                case SUSPECT, CONFLICT, RESTATED -> CONFLICT;
            };
        }
    }
}
