package app.evenkeel.scheduling;

import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.RunningJob;
import app.evenkeel.domain.task.Progress;

/** A run under way: how far it is, and whether it should stop. Thread-safe. */
final class ActiveRun implements Progress {
    private final JobRun run;
    private final ScheduledJob plan;
    private final Progress outer;
    private volatile boolean cancelled;
    private volatile boolean stopped;
    private volatile RunningJob last;

    ActiveRun(JobRun run, ScheduledJob plan, Progress outer) {
        this.run = run;
        this.plan = plan;
        this.outer = outer;
        this.last = new RunningJob(run.job(), plan.job().title(), run.started(), "", 0, -1);
    }

    JobRun run() {
        return run;
    }

    ScheduledJob plan() {
        return plan;
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

    boolean isStopped() {
        return stopped;
    }

    @Override
    public boolean isCancelled() {
        return cancelled || stopped || outer.isCancelled();
    }

    @Override
    public void report(String step, long done, long total) {
        last = new RunningJob(run.job(), plan.job().title(), run.started(), step, done, total);
        outer.report(step, done, total);
    }
}
