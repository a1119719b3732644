package app.evenkeel.domain.portfolio;

import app.evenkeel.domain.ledger.TransactionId;

import java.util.List;

/**
 * Something about the data that needs the user, with the rows it concerns and what would mend it.
 *
 * @param id stays the same for as long as the same is wrong
 * @param rows the first of them, at most a few dozen; none where no row is to blame
 * @param fixes the best one first; never empty
 */
public record Finding(
        String id,
        DataProblem problem,
        Severity severity,
        List<TransactionId> rows,
        List<Fix> fixes) {
    public Finding {
        rows = List.copyOf(rows);
        fixes = List.copyOf(fixes);
    }

    /** What would mend it best. */
    public Fix fix() {
        return fixes.getFirst();
    }

    /** How bad it is; the worst first. */
    public enum Severity {
        /** Figures are wrong. */
        ERROR,
        /** Figures are missing, or rest on a guess. */
        WARNING,
        /** Worth knowing. */
        NOTE
    }
}
