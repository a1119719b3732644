package app.evenkeel.portfolio;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.task.Progress;

import java.util.List;

/** Checks that the store is whole: digests and invariants. Blocking and thread-safe. */
public final class VerifyService {
    private final Session session;

    public VerifyService(Session session) {
        this.session = session;
    }

    /** What was checked and what is wrong; the store is sound if nothing is. */
    public Report verify(Progress progress) {
        throw new IllegalStateException(session.toString() + progress);
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
