package app.evenkeel.scheduling;

import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.RunOutcome;
import app.evenkeel.domain.job.RunningJob;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.domain.task.WorkCancelledException;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A run under way: its work, how far it is, and whether it should stop. Thread-safe. */
final class ActiveRun implements Progress {
    private final JobRun run;
    private final ScheduledJob plan;
    private final Progress outer;
    private volatile boolean cancelled;
    private volatile boolean stopped;
    private volatile boolean overdue;
    private volatile boolean givenUp;

    /** Written by the executor's loop, or by the run itself. */
    private volatile Duration spent = Duration.ZERO;

    private volatile RunningJob last;
    private @Nullable Runnable ownTime;

    ActiveRun(JobRun run, ScheduledJob plan, Progress outer) {
        this.run = run;
        this.plan = plan;
        this.outer = outer;
        this.last = new RunningJob(run.job(), plan.job().title(), run.started(), "", 0, -1);
    }

    JobRun run() {
        return run;
    }

    RunningJob seen() {
        return last;
    }

    /** The user wants it to stop. */
    void cancel() {
        cancelled = true;
    }

    /** The program ends. */
    void stop() {
        stopped = true;
    }

    /**
     * Counts time that it ran; past its limit it is asked to stop.
     *
     * @return whether it had the time to do so and has not
     */
    boolean spend(Duration passed) {
        spent = spent.plus(passed);
        Duration limit = plan.limit();
        overdue = spent.compareTo(limit) >= 0;
        return spent.compareTo(limit.plus(TimeLimit.TO_STOP)) >= 0;
    }

    /**
     * Has it count its own time, whenever it asks whether to go on: where no loop does. To be
     * called before it works.
     */
    void keepTime(Clock clock, Duration usual) {
        ownTime =
                new Runnable() {
                    private Instant before = clock.instant();

                    @Override
                    public synchronized void run() {
                        Instant now = clock.instant();
                        spend(TimeLimit.passed(before, now, usual));
                        before = now;
                    }
                };
    }

    /** Nobody waits for it any more; what it still does counts for nothing. */
    void giveUp() {
        givenUp = true;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    /** Does the work and says how it ended. */
    JobRun work(Clock clock) {
        try {
            JobResult result = plan.job().run(new JobContext(run.due(), this, clock));
            return run.ended(
                    clock.instant(),
                    result.problem() == null ? RunOutcome.DONE : RunOutcome.PARTLY,
                    result.done(),
                    result.failed(),
                    result.problem());
        } catch (WorkCancelledException asked) {
            if (stopped) {
                return run.ended(clock.instant(), RunOutcome.INTERRUPTED, 0, 0, null);
            }
            return cancelled || !overdue
                    ? run.ended(clock.instant(), RunOutcome.CANCELLED, 0, 0, null)
                    : overdue(clock.instant());
        } catch (Throwable thrown) {
            Problem problem = JobFailure.problem(run, thrown);
            return run.ended(clock.instant(), RunOutcome.FAILED, 0, 0, problem);
        }
    }

    /** It took longer than it may. */
    JobRun overdue(Instant now) {
        Problem problem =
                Problem.of(
                        ProblemCode.JOB_OVERDUE,
                        run.job(),
                        Long.toString(plan.limit().toMinutes()));
        return run.ended(now, RunOutcome.FAILED, 0, 0, problem);
    }

    @Override
    public boolean isCancelled() {
        if (ownTime != null) {
            ownTime.run();
        }
        return overdue || cancelled || stopped || outer.isCancelled();
    }

    @Override
    public void report(String step, long done, long total) {
        last = new RunningJob(run.job(), plan.job().title(), run.started(), step, done, total);
        outer.report(step, done, total);
    }
}
