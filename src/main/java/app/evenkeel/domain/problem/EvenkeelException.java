package app.evenkeel.domain.problem;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** An operation could not be done, for a reason that the user can understand and often mend. */
public class EvenkeelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public EvenkeelException(Problem problem) {
        this(problem, null);
    }

    public EvenkeelException(Problem problem, @Nullable Throwable cause) {
        super(problem.text(Locale.ENGLISH), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
