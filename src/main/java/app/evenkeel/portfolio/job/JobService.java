package app.evenkeel.portfolio.job;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.job.DueRules;
import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.JobStatus;
import app.evenkeel.domain.job.Notification;
import app.evenkeel.domain.job.RunningJob;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.Session;
import app.evenkeel.scheduling.JobExecutor;
import app.evenkeel.storage.Stores;
import app.evenkeel.storage.Tx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the user sees of background jobs and may do with them. Blocking and thread-safe. */
public final class JobService {
    private final Session session;
    private final JobExecutor executor;

    /**
     * @param executor open; whether it also looks for due jobs by itself is its owner's choice
     */
    public JobService(Session session, JobExecutor executor) {
        this.session = session;
        this.executor = executor;
    }

    /** All jobs with their last runs. */
    public List<JobStatus> jobs() {
        Map<String, JobRun> last = new HashMap<>();
        stores().database()
                .read(tx -> stores().jobs().lastEnded(tx, caller()))
                .forEach(run -> last.put(run.job(), run));
        return executor.statuses().stream()
                .map(status ->
                        new JobStatus(
                                status.job(),
                                status.title(),
                                status.schedule(),
                                last.get(status.job()),
                                status.running(),
                                status.isHeld()))
                .toList();
    }

    /** Runs of all jobs, the newest first. */
    public List<JobRun> runs(int limit) {
        return stores().database().read(tx -> stores().jobs().latest(tx, caller(), limit));
    }

    /** What runs now; does not block. */
    public List<RunningJob> running() {
        return executor.running();
    }

    /** Begins a run as soon as what it needs is free. */
    public void runNow(String job) {
        checkMayWrite();
        executor.runNow(job);
    }

    /** Runs a job on this thread; returns how it ended. */
    public JobRun runHere(String job, Progress progress) {
        checkMayWrite();
        return executor.runHere(job, progress);
    }

    /** Asks a run to stop at its next safe point; does not block for it. */
    public void cancel(String job) {
        executor.cancel(job);
    }

    public void setPaused(String job, boolean paused) {
        checkMayWrite();
        executor.setPaused(job, paused);
    }

    public void setAllPaused(boolean paused) {
        checkMayWrite();
        executor.setAllPaused(paused);
    }

    /**
     * Gives a job another schedule.
     *
     * @param rule as {@link DueRules} reads it; the user's zone where it names none
     */
    public void reschedule(String job, String rule) {
        checkMayWrite();
        executor.reschedule(job, DueRules.parse(rule, session.clock().getZone()));
    }

    /** The latest first. */
    public List<Notification> notifications() {
        return stores().database().read(tx -> stores().notifications().findAll(tx, caller()));
    }

    /** Marks all notifications as read. */
    public void markRead() {
        change(tx -> stores().notifications().markRead(tx, caller()));
    }

    /** Mutes a cause, or lets it be heard again. */
    public void setMuted(long notification, boolean muted) {
        change(tx -> stores().notifications().setMuted(tx, caller(), notification, muted));
    }

    private void change(Consumer<Tx> work) {
        checkMayWrite();
        stores().database()
                .<Boolean>write(tx -> {
                    work.accept(tx);
                    return true;
                });
        session.changes().publish(Change.JOBS);
    }

    private void checkMayWrite() {
        if (!caller().mayWrite()) {
            throw new EvenkeelException(Problem.of(ProblemCode.NOT_ALLOWED));
        }
    }

    private Stores stores() {
        return session.stores();
    }

    private Caller caller() {
        return session.caller();
    }
}
