package app.evenkeel.domain.job;

import app.evenkeel.domain.problem.Problem;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/**
 * One run of a job, as its log keeps it.
 *
 * @param id 0 until it is stored
 * @param due the moment it was due; runs of one job for the same moment are attempts at one thing
 * @param attempt from 1
 * @param fence of two runs of one job the later has the higher one; a run whose fence is no longer
 *     the job's highest has lost its lease
 * @param ended {@code null} while it runs
 * @param done how many things were done
 * @param failed how many were not
 * @param problem why, or {@code null}
 */
public record JobRun(
        long id,
        String job,
        Instant due,
        int attempt,
        RunCause cause,
        long fence,
        Instant started,
        @Nullable Instant ended,
        RunOutcome outcome,
        long done,
        long failed,
        @Nullable Problem problem) {
    /** How long it took; {@code null} while it runs. */
    public @Nullable Duration duration() {
        return ended == null ? null : Duration.between(started, ended);
    }

    /** The same run, stored. */
    public JobRun with(long newId, long newFence) {
        return new JobRun(
                newId, job, due, attempt, cause, newFence, started, ended, outcome, done, failed,
                problem);
    }

    /** The same run, ended. */
    public JobRun ended(
            Instant when, RunOutcome how, long newDone, long newFailed, @Nullable Problem why) {
        return new JobRun(
                id, job, due, attempt, cause, fence, started, when, how, newDone, newFailed, why);
    }
}
