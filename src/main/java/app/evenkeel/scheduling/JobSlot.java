package app.evenkeel.scheduling;

import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.JobSchedule;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A job's place in the executor. Written under the executor's lock; the volatile fields may be read
 * without it.
 */
final class JobSlot {
    final ScheduledJob plan;
    volatile JobSchedule schedule;
    volatile @Nullable ActiveRun active;

    /** The user asked for a run that waits for a resource. */
    volatile boolean isAsked;

    /** A run whose end could not be stored yet; until it is, the job does not begin again. */
    @Nullable JobRun unsaved;

    JobSlot(ScheduledJob plan, JobSchedule schedule) {
        this.plan = plan;
        this.schedule = schedule;
    }

    /** Whether a run has what the job needs for itself; one that was given up has nothing. */
    boolean holds() {
        ActiveRun run = active;
        return run != null && !run.isGivenUp();
    }

    /** When there is something to do next, unless it is paused. */
    Instant nextMoment() {
        JobSchedule.Again again = schedule.again();
        Instant due = schedule.nextDue();
        return again != null && again.notBefore().isBefore(due) ? again.notBefore() : due;
    }
}
