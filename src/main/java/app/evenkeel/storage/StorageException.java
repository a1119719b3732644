package app.evenkeel.storage;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;

import org.jspecify.annotations.Nullable;

/** The store could not be opened, read or written. */
public final class StorageException extends EvenkeelException {
    private static final long serialVersionUID = 1L;

    public StorageException(Problem problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
