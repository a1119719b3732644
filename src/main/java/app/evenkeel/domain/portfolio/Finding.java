package app.evenkeel.domain.portfolio;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.TransactionId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

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

    /**
     * A finding whose id is made of what is wrong, not of how much, and is short enough to type.
     *
     * @param more what tells findings of one kind, asset and account apart, or empty
     */
    public static Finding of(
            DataProblem problem,
            Severity severity,
            List<TransactionId> rows,
            List<Fix> fixes,
            String more) {
        return new Finding(id(problem, more), problem, severity, rows, fixes);
    }

    private static String id(DataProblem problem, String more) {
        @Nullable Asset asset = problem.asset();
        @Nullable Account account = problem.account();
        String subject = asset == null && account == null ? problem.args().getFirst() : "";
        String all =
                problem.kind()
                        + "|"
                        + (asset == null ? "" : asset.key())
                        + "|"
                        + (account == null ? "" : account.key())
                        + "|"
                        + subject
                        + "|"
                        + more;
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < all.length(); i++) {
            hash = (hash ^ all.charAt(i)) * 0x100000001b3L;
        }
        return String.format(Locale.ROOT, "%08x", (int) (hash ^ (hash >>> 32)));
    }

    /** What would mend it best. */
    public Fix fix() {
        return fixes.getFirst();
    }

    /**
     * What follows the problem's kind in the key of the words for its remedy: a corporate event
     * that would explain it has words of its own, such as {@code .fix.RENAME}.
     */
    public String remedy() {
        boolean isExplained =
                problem.kind() == DataProblem.Kind.NEGATIVE_HOLDING
                        || problem.kind() == DataProblem.Kind.QUANTITY_DIFFERS;
        return isExplained && fix() instanceof Fix.BookEvent book
                ? ".fix." + book.event().kind()
                : ".fix";
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
