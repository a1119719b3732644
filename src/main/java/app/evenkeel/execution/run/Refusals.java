package app.evenkeel.execution.run;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.gateway.Submission.Refusal;
import app.evenkeel.execution.gateway.Submission.Refused;

import java.time.Duration;

/**
 * A venue's refusal as the reason of an order, from which the next attempt reads what it may do.
 */
final class Refusals {
    private static final int KIND = 2;
    private static final int MILLIS = 3;

    private Refusals() {}

    static Problem problem(String venue, Refused refused) {
        Duration pause = refused.pause();
        return Problem.of(
                ProblemCode.ORDER_REFUSED,
                venue,
                refused.words(),
                refused.kind().name(),
                pause == null ? "0" : Long.toString(pause.toMillis()));
    }

    static Refusal kind(Problem reason) {
        return reason.code() == ProblemCode.ORDER_REFUSED && reason.args().size() > KIND
                ? Refusal.valueOf(reason.args().get(KIND))
                : Refusal.OTHER;
    }

    static Duration pause(Problem reason) {
        return reason.args().size() > MILLIS
                ? Duration.ofMillis(Long.parseLong(reason.args().get(MILLIS)))
                : Duration.ZERO;
    }
}
