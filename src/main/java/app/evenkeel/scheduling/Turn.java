package app.evenkeel.scheduling;

import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.JobSchedule;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.function.Predicate;

/**
 * What a job whose moment has come does.
 *
 * @param run to begin, or {@code null} if each moment had its run
 * @param after the schedule once it has begun
 */
record Turn(@Nullable JobRun run, JobSchedule after) {
    /** Pure function. */
    static Turn of(JobSchedule schedule, Instant now, Predicate<Instant> hasRun) {
        String job = schedule.job();
        JobSchedule.Again again = schedule.again();
        if (again != null && schedule.nextDue().isAfter(now)) {
            return new Turn(
                    Timing.begun(job, again.due(), again.attempt(), again.cause(), now),
                    schedule.withAgain(null));
        }
        Instant due = Timing.latestDue(schedule, now, hasRun);
        JobSchedule after =
                schedule.withNextDue(Timing.nextFree(schedule.rule(), now, hasRun)).withAgain(null);
        return new Turn(
                due == null
                        ? null
                        : Timing.begun(job, due, 1, Timing.cause(schedule.nextDue(), now), now),
                after);
    }
}
