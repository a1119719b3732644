package app.evenkeel.execution.run;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.gateway.GatewayException;
import app.evenkeel.ingestion.net.Time;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * What all steps of a run share.
 *
 * @param began {@link Time#nanos()} at which the run was begun or taken up again
 */
record RunContext(
        RunJournal journal,
        Breakers breakers,
        ClientIdSource ids,
        Time time,
        Pace pace,
        long began) {

    private static final int QUESTIONS = 4;

    /**
     * Asks a venue again if it does not answer at once: a question changes nothing.
     *
     * @throws GatewayException if it still does not
     */
    <T> T asked(Supplier<T> question) {
        for (int attempt = 1; ; attempt++) {
            try {
                return question.get();
            } catch (GatewayException e) {
                if (attempt == QUESTIONS || e.problem().code() == ProblemCode.ORDER_NO_MARKET) {
                    throw e;
                }
                Duration asked = e.pause();
                Duration pause = pace.pause(attempt);
                time.pause(asked != null && asked.compareTo(pause) > 0 ? asked : pause);
            }
        }
    }

    /**
     * @throws StopRun if the run has taken too long
     */
    void checkTime() {
        if (time.nanos() - began > pace.run().toNanos()) {
            throw new StopRun(
                    Problem.of(ProblemCode.RUN_TOO_LONG, Long.toString(pace.run().toMinutes())));
        }
    }
}
