package app.evenkeel.portfolio;

import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.performance.FigureService;
import app.evenkeel.storage.IntegrityStore;
import app.evenkeel.storage.Tx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks that the store is whole: digests, invariants, and that stored figures are what is worked
 * out from the rest. Blocking and thread-safe.
 */
public final class VerifyService {
    private static final String RECEIPTS = "receipts";
    private static final String FIGURES = "figures";

    private final Session session;
    private final FigureService figures;

    public VerifyService(Session session, FigureService figures) {
        this.session = session;
        this.figures = figures;
    }

    /** What was checked and what is wrong; the store is sound if nothing is. */
    public Report verify(Progress progress) {
        Report stored = session.stores().database().read(tx -> verify(tx, progress));
        List<String> checks = new ArrayList<>(stored.checks());
        List<Problem> problems = new ArrayList<>(stored.problems());
        if (problems.isEmpty()) {
            checks.add(FIGURES);
            figures.differing(progress)
                    .forEach((portfolio, days) ->
                            problems.add(
                                    Problem.of(
                                            ProblemCode.INTEGRITY,
                                            FIGURES,
                                            days
                                                    + " stored days of the portfolio "
                                                    + portfolio.name()
                                                    + " differ from what is worked out now")));
        }
        return new Report(stored.transactions(), checks, problems);
    }

    private Report verify(Tx tx, Progress progress) {
        IntegrityStore.Findings findings = session.stores().integrity().check(tx, progress);
        List<String> checks = new ArrayList<>(findings.checks());
        List<Problem> problems = new ArrayList<>(findings.problems());
        checks.add(RECEIPTS);
        // What cannot be read cannot be counted either; that was found above.
        if (problems.isEmpty()) {
            checkReceipts(tx, progress, problems);
        }
        return new Report(findings.transactions(), checks, problems);
    }

    /** Every row that a receipt says was added is there, or gave way to the user or an import. */
    private void checkReceipts(Tx tx, Progress progress, List<Problem> problems) {
        Map<BatchId, Long> present = new HashMap<>();
        long[] done = new long[1];
        session.stores()
                .ledger()
                .forEach(
                        tx,
                        session.caller(),
                        t -> {
                            if ((++done[0] & 0xfff) == 0) {
                                progress.checkCancelled();
                                progress.report("progress.verify", done[0], -1);
                            }
                            present.merge(t.head().origin().batch(), 1L, Long::sum);
                        });
        Map<BatchId, Long> gone = session.stores().former().countGone(tx, session.caller());
        for (ImportBatch batch : session.stores().imports().findAll(tx, session.caller())) {
            long rows = present.getOrDefault(batch.id(), 0L);
            long left = gone.getOrDefault(batch.id(), 0L);
            long expected = batch.undoneAt() == null ? batch.added() : 0;
            if (rows + left != expected) {
                problems.add(
                        Problem.of(
                                ProblemCode.INTEGRITY,
                                RECEIPTS,
                                "import "
                                        + batch.id().value()
                                        + " has "
                                        + rows
                                        + " transactions, and "
                                        + left
                                        + " deleted or replaced, where its receipt says "
                                        + expected));
            }
        }
    }

    /**
     * @param transactions how many were read
     * @param checks names of the invariants that were checked
     */
    public record Report(long transactions, List<String> checks, List<Problem> problems) {
        public Report {
            checks = List.copyOf(checks);
            problems = List.copyOf(problems);
        }

        public boolean isSound() {
            return problems.isEmpty();
        }
    }
}
