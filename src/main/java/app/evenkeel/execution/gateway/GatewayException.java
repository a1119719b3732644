package app.evenkeel.execution.gateway;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** A venue did not give the answer it was asked for. Says nothing about orders. */
public final class GatewayException extends EvenkeelException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Duration pause;

    public GatewayException(ProblemCode code, String... args) {
        this(null, null, code, args);
    }

    /**
     * @param pause how long the venue wants to be left alone, or {@code null}
     */
    public GatewayException(
            @Nullable Throwable cause, @Nullable Duration pause, ProblemCode code, String... args) {
        super(Problem.of(code, args), cause);
        this.pause = pause;
    }

    public @Nullable Duration pause() {
        return pause;
    }
}
