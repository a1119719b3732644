package app.evenkeel.security;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;

import org.jspecify.annotations.Nullable;

/** The vault could not be opened or written. */
public final class VaultException extends EvenkeelException {
    private static final long serialVersionUID = 1L;

    public VaultException(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
