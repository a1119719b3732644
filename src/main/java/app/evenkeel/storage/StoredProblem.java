package app.evenkeel.storage;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Problems as the store keeps them: the code's name, and the arguments in one text. */
final class StoredProblem {
    private static final String BETWEEN = "\u001f";

    private StoredProblem() {}

    static @Nullable String code(@Nullable Problem problem) {
        return problem == null ? null : problem.code().name();
    }

    static @Nullable String args(@Nullable Problem problem) {
        return problem == null ? null : String.join(BETWEEN, problem.args());
    }

    static @Nullable Problem of(@Nullable String code, @Nullable String args) {
        if (code == null) {
            return null;
        }
        return new Problem(
                known(code),
                args == null || args.isEmpty() ? List.of() : List.of(args.split(BETWEEN, -1)));
    }

    /** A code that this version no longer has must not make the log unreadable. */
    private static ProblemCode known(String code) {
        for (ProblemCode each : ProblemCode.values()) {
            if (each.name().equals(code)) {
                return each;
            }
        }
        return ProblemCode.UNEXPECTED;
    }
}
