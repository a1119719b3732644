package app.evenkeel.scheduling;

import app.evenkeel.domain.problem.Problem;

import org.jspecify.annotations.Nullable;

/**
 * What a run did.
 *
 * @param done how many things were done; 0 where there was nothing to do
 * @param failed how many were not
 * @param problem why some were not, or {@code null}
 */
public record JobResult(long done, long failed, @Nullable Problem problem) {
    /** All of it. */
    public static JobResult done(long count) {
        return new JobResult(count, 0, null);
    }

    /** Some of it; the job is not tried again before it is due. */
    public static JobResult partly(long done, long failed, Problem problem) {
        return new JobResult(done, failed, problem);
    }
}
