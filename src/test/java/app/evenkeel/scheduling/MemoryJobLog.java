package app.evenkeel.scheduling;

import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.JobSchedule;
import app.evenkeel.domain.job.RunCause;
import app.evenkeel.domain.job.RunOutcome;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A job log that outlives simulated processes. */
public final class MemoryJobLog implements JobLog {
    private final Map<String, JobSchedule> schedules = new LinkedHashMap<>();
    private final Map<Long, JobRun> runs = new LinkedHashMap<>();
    private final Map<Long, JobRun> open = new LinkedHashMap<>();
    private final Map<String, Set<Instant>> dues = new HashMap<>();
    private final Map<String, Instant> last = new HashMap<>();
    private volatile Runnable beforeSaving = () -> {};

    /** All runs in the order they were begun. */
    public List<JobRun> runs() {
        return List.copyOf(runs.values());
    }

    /** Runs of one job in the order they were begun. */
    public List<JobRun> runs(String job) {
        return runs.values().stream().filter(run -> run.job().equals(job)).toList();
    }

    public JobSchedule schedule(String job) {
        return Objects.requireNonNull(schedules.get(job), job);
    }

    @Override
    public List<JobSchedule> schedules() {
        return List.copyOf(schedules.values());
    }

    @Override
    public List<JobRun> unfinished() {
        return List.copyOf(open.values());
    }

    /** Called before each schedule is saved, such as to wait as a store does for its writer. */
    public void beforeSaving(Runnable action) {
        beforeSaving = action;
    }

    @Override
    public void save(JobSchedule schedule) {
        beforeSaving.run();
        JobSchedule before = schedules.get(schedule.job());
        schedules.put(schedule.job(), schedule.withFence(before == null ? 0 : before.fence()));
    }

    @Override
    public JobRun begin(JobRun run, JobSchedule after) {
        for (JobRun lost : new ArrayList<>(open.values())) {
            if (lost.job().equals(run.job())) {
                put(lost.ended(run.started(), RunOutcome.INTERRUPTED, 0, 0, null));
            }
        }
        save(after);
        long fence = schedule(run.job()).fence() + 1;
        schedules.put(run.job(), after.withFence(fence));
        JobRun stored = run.with(runs.size() + 1L, fence);
        put(stored);
        return stored;
    }

    @Override
    public boolean end(JobRun run, JobSchedule after) {
        if (!open.containsKey(run.id()) || run.fence() != schedule(run.job()).fence()) {
            return false;
        }
        put(run);
        save(after);
        return true;
    }

    @Override
    public boolean hasRun(String job, Instant due) {
        return dues.getOrDefault(job, Set.of()).contains(due);
    }

    @Override
    public Optional<Instant> lastDue(String job) {
        return Optional.ofNullable(last.get(job));
    }

    private void put(JobRun run) {
        runs.put(run.id(), run);
        dues.computeIfAbsent(run.job(), job -> new HashSet<>()).add(run.due());
        if (run.cause() != RunCause.USER) {
            last.put(run.job(), run.due());
        }
        if (run.ended() == null) {
            open.put(run.id(), run);
        } else {
            open.remove(run.id());
        }
    }
}
