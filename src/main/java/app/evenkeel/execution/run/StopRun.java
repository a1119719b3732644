package app.evenkeel.execution.run;

import app.evenkeel.domain.problem.Problem;

/** A run is to send nothing more. Never leaves this package. */
final class StopRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    StopRun(Problem problem) {
        super(problem.code().name(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
