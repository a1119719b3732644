package app.evenkeel.presentation.activity;

import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.JobStatus;
import app.evenkeel.domain.job.Notification;
import app.evenkeel.domain.job.RunningJob;

import java.util.ArrayList;
import java.util.List;

/** Background jobs in memory; notes down what was asked of them. */
public final class FakeActivity implements ActivityDesk {
    public final List<JobStatus> jobs = new ArrayList<>();
    public final List<JobRun> runs = new ArrayList<>();
    public final List<Notification> notifications = new ArrayList<>();
    public final List<RunningJob> running = new ArrayList<>();
    public final List<String> asked = new ArrayList<>();

    @Override
    public List<JobStatus> jobs() {
        return List.copyOf(jobs);
    }

    @Override
    public List<JobRun> runs(int limit) {
        return List.copyOf(runs);
    }

    @Override
    public List<Notification> notifications() {
        return List.copyOf(notifications);
    }

    @Override
    public List<RunningJob> running() {
        return List.copyOf(running);
    }

    @Override
    public void runNow(String job) {
        asked.add("run " + job);
    }

    @Override
    public void cancel(String job) {
        asked.add("cancel " + job);
    }

    @Override
    public void setPaused(String job, boolean paused) {
        asked.add((paused ? "pause " : "resume ") + job);
    }

    @Override
    public void setAllPaused(boolean paused) {
        asked.add(paused ? "pause all" : "resume all");
    }

    @Override
    public void reschedule(String job, String rule) {
        asked.add("schedule " + job + " " + rule);
    }

    @Override
    public void markRead() {
        asked.add("read");
    }

    @Override
    public void setMuted(long notification, boolean muted) {
        asked.add((muted ? "mute " : "unmute ") + notification);
    }
}
