package app.evenkeel.scheduling;

import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.JobSchedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where schedules and runs are kept. Each method is all done and durable when it returns, or not at
 * all. Blocks.
 */
public interface JobLog {
    /** The schedules that are stored. */
    List<JobSchedule> schedules();

    /** The runs that were begun and never ended. */
    List<JobRun> unfinished();

    /** Adds or replaces a schedule; its fence stays the stored one. */
    void save(JobSchedule schedule);

    /**
     * Stores a run as begun, gives it the job's next fence, and moves the schedule on. A run of the
     * job that is still unfinished is interrupted by this.
     *
     * @return the run with its id and fence
     */
    JobRun begin(JobRun run, JobSchedule after);

    /**
     * Stores how a run ended, and the schedule after it; both only if the run still has the job's
     * highest fence and is unfinished.
     *
     * @return whether it did
     */
    boolean end(JobRun run, JobSchedule after);

    /** Whether there is a run for this moment, whatever became of it: it is not due again. */
    boolean hasRun(String job, Instant due);

    /** The moment of the job's latest run that was not asked for, if it had any. */
    Optional<Instant> lastDue(String job);
}
