package app.evenkeel.presentation.activity;

import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.JobStatus;
import app.evenkeel.domain.job.Notification;
import app.evenkeel.domain.job.RunningJob;
import app.evenkeel.portfolio.job.JobService;

import java.util.List;

/**
 * What the window asks of background jobs; every method but {@code of} and {@code running} blocks.
 */
public interface ActivityDesk {
    List<JobStatus> jobs();

    /** The newest first. */
    List<JobRun> runs(int limit);

    /** The latest first. */
    List<Notification> notifications();

    /** What runs now. */
    List<RunningJob> running();

    void runNow(String job);

    void cancel(String job);

    void setPaused(String job, boolean paused);

    void setAllPaused(boolean paused);

    void reschedule(String job, String rule);

    void markRead();

    void setMuted(long notification, boolean muted);

    static ActivityDesk of(JobService service) {
        return new ActivityDesk() {
            @Override
            public List<JobStatus> jobs() {
                return service.jobs();
            }

            @Override
            public List<JobRun> runs(int limit) {
                return service.runs(limit);
            }

            @Override
            public List<Notification> notifications() {
                return service.notifications();
            }

            @Override
            public List<RunningJob> running() {
                return service.running();
            }

            @Override
            public void runNow(String job) {
                service.runNow(job);
            }

            @Override
            public void cancel(String job) {
                service.cancel(job);
            }

            @Override
            public void setPaused(String job, boolean paused) {
                service.setPaused(job, paused);
            }

            @Override
            public void setAllPaused(boolean paused) {
                service.setAllPaused(paused);
            }

            @Override
            public void reschedule(String job, String rule) {
                service.reschedule(job, rule);
            }

            @Override
            public void markRead() {
                service.markRead();
            }

            @Override
            public void setMuted(long notification, boolean muted) {
                service.setMuted(notification, muted);
            }
        };
    }
}
