package app.evenkeel.scheduling;

import app.evenkeel.domain.job.DueRule;
import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.JobSchedule;
import app.evenkeel.domain.job.JobStatus;
import app.evenkeel.domain.job.RunCause;
import app.evenkeel.domain.job.RunOutcome;
import app.evenkeel.domain.job.RunningJob;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Runs the jobs of one open store.
 *
 * <p>Due moments are stored instants, looked at at least every half minute, so neither sleep nor a
 * changed clock leads to a burst: what was missed is made up for by one run. A run is in the log
 * before it begins and again when it ends; one that never ended belongs to a process that is gone,
 * since a store is open in one process only, and is begun again when the store is opened.
 *
 * <p>Thread-safe. Methods that change something block on the log; {@link #running} and {@link
 * #statuses} do not.
 */
public final class JobExecutor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobExecutor.class);

    /** A clock that jumps, as after sleep, is noticed after this. */
    private static final Duration LOOK_AROUND = Duration.ofSeconds(30);

    /** Lets the window draw itself before late jobs begin. */
    private static final Duration SETTLING = Duration.ofSeconds(5);

    private static final Duration CLOSING_STEP = Duration.ofMillis(50);

    /** How long closing waits for safe points. */
    private static final int CLOSING_STEPS = 200;

    private final Map<String, JobSlot> slots = new LinkedHashMap<>();
    private final List<ScheduledJob> jobs;
    private final JobLog log;
    private final Clock clock;
    private final Sleeper sleeper;
    private final Executor threads;
    private final BooleanSupplier isOffline;
    private final Runnable changed;
    private final ReentrantLock lock = new ReentrantLock();
    private Instant lastSeen = Instant.MIN;
    private volatile boolean closing;
    private boolean looping;

    /**
     * @param threads where the loop and each run get a thread; never interrupted
     * @param isOffline whether the user has switched the network off
     * @param changed told that a run began or ended or a schedule changed; must return soon
     */
    public JobExecutor(
            List<ScheduledJob> jobs,
            JobLog log,
            Clock clock,
            Sleeper sleeper,
            Executor threads,
            BooleanSupplier isOffline,
            Runnable changed) {
        this.jobs = List.copyOf(jobs);
        this.log = log;
        this.clock = clock;
        this.sleeper = sleeper;
        this.threads = threads;
        this.isOffline = isOffline;
        this.changed = changed;
    }

    /** Loads the schedules and takes over what a process before left unfinished. */
    public void open() {
        locked(() -> {
            Instant now = clock.instant();
            lastSeen = now;
            Map<String, JobSchedule> stored = new LinkedHashMap<>();
            log.schedules().forEach(schedule -> stored.put(schedule.job(), schedule));
            for (ScheduledJob job : jobs) {
                JobSchedule schedule = stored.get(job.name());
                if (schedule == null) {
                    DueRule usual = job.usual();
                    schedule =
                            new JobSchedule(
                                    job.name(),
                                    usual,
                                    now,
                                    job.beginsDue() ? now : usual.nextAfter(now),
                                    false,
                                    null,
                                    0);
                    log.save(schedule);
                }
                slots.put(job.name(), new JobSlot(job, schedule));
            }
            log.unfinished().forEach(run -> takeOver(run, stored.get(run.job()), now));
            slots.values().forEach(slot -> setBack(slot, now));
        });
    }

    private void takeOver(JobRun run, @Nullable JobSchedule stored, Instant now) {
        JobSlot slot = slots.get(run.job());
        if (stored == null) {
            throw new IllegalStateException("A run without a schedule: " + run.job());
        }
        JobSchedule.Again again =
                slot == null ? null : Timing.afterCrash(run, slot.plan.retry(), now);
        JobSchedule after = stored.withAgain(again);
        JobRun ended =
                again == null && slot != null
                        ? run.ended(
                                now,
                                RunOutcome.FAILED,
                                0,
                                0,
                                Problem.of(ProblemCode.JOB_INTERRUPTED, run.job()))
                        : run.ended(now, RunOutcome.INTERRUPTED, 0, 0, null);
        if (log.end(ended, after) && slot != null) {
            slot.schedule = after;
        }
    }

    /** Begins to look for due jobs, from a thread of its own. */
    public void start() {
        threads.execute(this::loop);
    }

    private void loop() {
        sleeper.sleep(SETTLING);
        while (!closing) {
            sleeper.sleep(lookAround());
        }
    }

    /** Begins what is due; returns how long nothing else will be, if nothing changes. */
    Duration lookAround() {
        lock.lock();
        try {
            looping = true;
            Instant now = clock.instant();
            Duration passed = TimeLimit.passed(lastSeen, now, LOOK_AROUND);
            if (now.isBefore(lastSeen)) {
                slots.values().forEach(slot -> guarded(slot, () -> setBack(slot, now)));
            }
            lastSeen = now;
            if (!closing) {
                slots.values().forEach(slot -> guarded(slot, () -> limit(slot, passed)));
                slots.values().stream()
                        .sorted(Comparator.comparing(JobSlot::nextMoment))
                        .toList()
                        .forEach(slot -> guarded(slot, () -> step(slot, now)));
            }
            return slots.values().stream()
                    .map(JobSlot::nextMoment)
                    .filter(moment -> moment.isAfter(now))
                    .map(moment -> Duration.between(now, moment))
                    .filter(wait -> wait.compareTo(LOOK_AROUND) < 0)
                    .min(Comparator.naturalOrder())
                    .orElse(LOOK_AROUND);
        } finally {
            lock.unlock();
        }
    }

    /** One job whose log fails must not keep the others from their turn. */
    private static void guarded(JobSlot slot, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn("Job {} could not be looked after: {}", slot.plan.name(), e.toString());
        }
    }

    private void step(JobSlot slot, Instant now) {
        saveUnsaved(slot);
        if (slot.active != null) {
            return;
        }
        if (slot.isAsked) {
            if (isFree(slot)) {
                slot.isAsked = false;
                run(slot, asked(slot, now), slot.schedule);
            }
            return;
        }
        if (!slot.schedule.paused() && !slot.nextMoment().isAfter(now)) {
            due(slot, now);
        }
    }

    private void saveUnsaved(JobSlot slot) {
        JobRun unsaved = slot.unsaved;
        if (unsaved != null) {
            log.end(unsaved, slot.schedule);
            slot.unsaved = null;
        }
    }

    private Predicate<Instant> hasRun(JobSlot slot) {
        return moment -> log.hasRun(slot.plan.name(), moment);
    }

    private void due(JobSlot slot, Instant now) {
        JobSchedule schedule = slot.schedule;
        Turn turn = Turn.of(schedule, now, hasRun(slot));
        JobSchedule after = turn.after();
        JobRun run = turn.run();
        if (run == null) {
            log.save(after);
            slot.schedule = after;
            return;
        }
        if (isFree(slot) && !isHeld(slot)) {
            run(slot, run, after);
        }
    }

    private boolean isHeld(JobSlot slot) {
        return slot.plan.needsNetwork() && isOffline.getAsBoolean();
    }

    private boolean isFree(JobSlot slot) {
        return slots.values().stream()
                .filter(JobSlot::holds)
                .noneMatch(other ->
                        other.plan.resources().stream().anyMatch(slot.plan.resources()::contains));
    }

    private static JobRun asked(JobSlot slot, Instant now) {
        return Timing.begun(slot.plan.name(), now, 1, RunCause.USER, now);
    }

    private void run(JobSlot slot, JobRun run, JobSchedule after) {
        ActiveRun active = begin(slot, run, after, Progress.NONE);
        threads.execute(() -> work(slot, active));
        changed.run();
    }

    private ActiveRun begin(JobSlot slot, JobRun run, JobSchedule after, Progress outer) {
        JobRun stored = log.begin(run, after);
        slot.schedule = after.withFence(stored.fence());
        ActiveRun active = new ActiveRun(stored, slot.plan, outer);
        slot.active = active;
        return active;
    }

    private JobRun work(JobSlot slot, ActiveRun active) {
        JobRun ended = active.work(clock);
        finish(slot, active, ended);
        return ended;
    }

    private void finish(JobSlot slot, ActiveRun active, JobRun ended) {
        lock.lock();
        try {
            if (!active.isGivenUp()) {
                saveEnd(slot, ended);
            }
        } catch (RuntimeException e) {
            LOG.warn("The end of job {} is stored later: {}", ended.job(), e.toString());
        } finally {
            slot.active = null;
            lock.unlock();
            sleeper.wake();
            changed.run();
        }
    }

    private void saveEnd(JobSlot slot, JobRun ended) {
        JobSchedule after =
                Timing.afterEnd(ended, slot.schedule, slot.plan.retry(), clock.instant());
        slot.schedule = after;
        slot.unsaved = ended;
        if (!log.end(ended, after)) {
            LOG.warn("Job {} had lost its lease when it ended", ended.job());
        }
        slot.unsaved = null;
    }

    /**
     * Asks a run that takes longer than it may to stop. One that does not even do that counts as
     * failed, and others get what it held; the job itself waits until its thread is back.
     */
    private void limit(JobSlot slot, Duration passed) {
        ActiveRun active = slot.active;
        if (active == null || active.isGivenUp() || !active.spend(passed)) {
            return;
        }
        LOG.warn("Job {} does not stop and is given up", slot.plan.name());
        active.giveUp();
        try {
            saveEnd(slot, active.overdue(clock.instant()));
        } finally {
            changed.run();
        }
    }

    private void setBack(JobSlot slot, Instant now) {
        JobSchedule moved = Timing.afterSetBack(slot.schedule, now, hasRun(slot));
        if (!moved.equals(slot.schedule)) {
            log.save(moved);
            slot.schedule = moved;
        }
    }

    /** Begins a run as soon as what it needs is free; does nothing if it runs already. */
    public void runNow(String name) {
        JobSlot slot = slot(name);
        refuseIfHeld(slot);
        locked(() -> slot.isAsked = slot.active == null);
        sleeper.wake();
    }

    /**
     * Runs a job on the calling thread and returns how it ended. Its limit holds here too.
     *
     * @throws EvenkeelException if it, or a job that needs the same, is running
     */
    public JobRun runHere(String name, Progress progress) {
        JobSlot slot = slot(name);
        refuseIfHeld(slot);
        ActiveRun active;
        lock.lock();
        try {
            if (slot.active != null || !isFree(slot)) {
                throw new EvenkeelException(Problem.of(ProblemCode.JOB_RUNNING, name));
            }
            active = begin(slot, asked(slot, clock.instant()), slot.schedule, progress);
            if (!looping) {
                active.keepTime(clock, LOOK_AROUND);
            }
        } finally {
            lock.unlock();
        }
        changed.run();
        return work(slot, active);
    }

    private void refuseIfHeld(JobSlot slot) {
        if (isHeld(slot)) {
            throw new EvenkeelException(Problem.of(ProblemCode.OFFLINE));
        }
    }

    /**
     * Asks a run to stop at its next safe point. Does not block: whoever holds the lock may wait
     * for a long import to end.
     */
    public void cancel(String name) {
        JobSlot slot = slot(name);
        slot.isAsked = false;
        ActiveRun active = slot.active;
        if (active != null) {
            active.cancel();
        }
    }

    /** Takes a job out of its schedule, or puts it back; what it missed is not made up for. */
    public void setPaused(String name, boolean paused) {
        Instant now = clock.instant();
        change(
                slot(name),
                schedule ->
                        schedule.paused() == paused
                                ? schedule
                                : schedule.restarted(schedule.rule(), now).withPaused(paused));
    }

    /** Pauses all jobs, or none. */
    public void setAllPaused(boolean paused) {
        slots.keySet().forEach(name -> setPaused(name, paused));
    }

    /** Gives a job another rule, which counts from now on. */
    public void reschedule(String name, DueRule rule) {
        change(
                slot(name),
                schedule ->
                        Timing.changed(
                                schedule, rule, log.lastDue(name).orElse(null), clock.instant()));
    }

    private void change(JobSlot slot, UnaryOperator<JobSchedule> change) {
        locked(() -> {
            JobSchedule wanted = change.apply(slot.schedule);
            JobSchedule changed =
                    hasRun(slot).test(wanted.nextDue())
                            ? wanted.withNextDue(
                                    Timing.nextFree(wanted.rule(), wanted.nextDue(), hasRun(slot)))
                            : wanted;
            log.save(changed);
            slot.schedule = changed;
        });
        sleeper.wake();
        changed.run();
    }

    /** All jobs without their last runs, which the log has. */
    public List<JobStatus> statuses() {
        return slots.values().stream()
                .map(slot -> {
                    ActiveRun active = slot.active;
                    return new JobStatus(
                            slot.plan.name(),
                            slot.plan.job().title(),
                            slot.schedule,
                            null,
                            active == null || active.isGivenUp() ? null : active.seen(),
                            isHeld(slot));
                })
                .toList();
    }

    /** What runs now. */
    public List<RunningJob> running() {
        return slots.values().stream()
                .filter(JobSlot::holds)
                .map(slot -> slot.active)
                .filter(Objects::nonNull)
                .map(ActiveRun::seen)
                .toList();
    }

    /**
     * Begins nothing more, asks all runs to stop and waits for their safe points, for ten seconds
     * at most: a run that does not stop loses its lease when the store is opened again.
     */
    @Override
    public void close() {
        locked(() -> closing = true);
        slots.values().forEach(JobExecutor::stop);
        for (int i = 0; i < CLOSING_STEPS && !running().isEmpty(); i++) {
            sleeper.sleep(CLOSING_STEP);
        }
        // Nobody else sleeps any more, so this ends the loop.
        sleeper.wake();
        locked(() -> slots.values().forEach(slot -> guarded(slot, () -> saveUnsaved(slot))));
    }

    private static void stop(JobSlot slot) {
        ActiveRun active = slot.active;
        if (active != null) {
            active.stop();
        }
    }

    private JobSlot slot(String name) {
        JobSlot slot = slots.get(name);
        if (slot == null) {
            throw new EvenkeelException(Problem.of(ProblemCode.JOB_NOT_FOUND, name));
        }
        return slot;
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }
}
