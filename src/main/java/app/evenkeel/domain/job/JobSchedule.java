package app.evenkeel.domain.job;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * When a job comes next; stored, so that it outlives the program.
 *
 * @param since no moment up to this one counts, as from before the rule was changed
 * @param nextDue the next regular moment
 * @param again an attempt at an earlier moment that is still to come, or {@code null}
 * @param fence the highest that a run of the job was given
 */
public record JobSchedule(
        String job,
        DueRule rule,
        Instant since,
        Instant nextDue,
        boolean paused,
        @Nullable Again again,
        long fence) {
    /**
     * Another attempt.
     *
     * @param due the moment that the attempt is for
     * @param notBefore when it may begin
     * @param attempt its number, from 2
     */
    public record Again(Instant due, Instant notBefore, int attempt, RunCause cause) {}

    public JobSchedule withNextDue(Instant next) {
        return new JobSchedule(job, rule, since, next, paused, again, fence);
    }

    /** The schedule under another rule, or begun anew under the same. */
    public JobSchedule restarted(DueRule newRule, Instant from) {
        return new JobSchedule(job, newRule, from, newRule.nextAfter(from), paused, null, fence);
    }

    public JobSchedule withAgain(@Nullable Again next) {
        return new JobSchedule(job, rule, since, nextDue, paused, next, fence);
    }

    public JobSchedule withPaused(boolean pause) {
        return new JobSchedule(job, rule, since, nextDue, pause, again, fence);
    }

    public JobSchedule withFence(long highest) {
        return new JobSchedule(job, rule, since, nextDue, paused, again, highest);
    }
}
