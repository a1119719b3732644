package app.evenkeel.ingestion.net;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;

/** A host did not give what it was asked for. */
public final class FetchException extends EvenkeelException {
    private static final long serialVersionUID = 1L;

    public FetchException(ProblemCode code, String... args) {
        super(Problem.of(code, args));
    }

    public FetchException(@Nullable Throwable cause, ProblemCode code, String... args) {
        super(Problem.of(code, args), cause);
    }
}
