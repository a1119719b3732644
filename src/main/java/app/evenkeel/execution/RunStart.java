package app.evenkeel.execution;

import app.evenkeel.domain.order.Mode;
import app.evenkeel.domain.order.RunState;
import app.evenkeel.domain.plan.Plan;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * How a run is begun.
 *
 * @param trigger why, such as {@code command}
 * @param dueAt the moment that a run of the schedule is for; {@code null} where someone asked
 * @param isApproved whether it may begin without being asked about
 */
public record RunStart(Mode mode, String trigger, @Nullable Instant dueAt, boolean isApproved) {
    /** One that someone asked for, who is asked once more. */
    public static RunStart asked(Mode mode, String trigger) {
        return new RunStart(mode, trigger, null, false);
    }

    /** What a run of a plan begins as. */
    RunState stateOf(Plan plan) {
        return switch (plan.status()) {
            case READY -> isApproved ? RunState.APPROVED : RunState.CALCULATED;
            case EMPTY -> RunState.COMPLETED;
            case BLOCKED -> RunState.FAILED;
        };
    }
}
