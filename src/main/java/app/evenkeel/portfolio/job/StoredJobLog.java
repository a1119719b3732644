package app.evenkeel.portfolio.job;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.JobSchedule;
import app.evenkeel.domain.job.Notification.Level;
import app.evenkeel.domain.job.RunOutcome;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.portfolio.Session;
import app.evenkeel.scheduling.JobLog;
import app.evenkeel.storage.Database;
import app.evenkeel.storage.JobStore;
import app.evenkeel.storage.NotificationStore;
import app.evenkeel.storage.Tx;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The job log in the store. What a run's end means to the user is noted in the same transaction as
 * the end itself.
 */
public final class StoredJobLog implements JobLog {
    private final Database database;
    private final JobStore jobs;
    private final NotificationStore notifications;
    private final Caller caller;

    public StoredJobLog(Session session) {
        this.database = session.stores().database();
        this.jobs = session.stores().jobs();
        this.notifications = session.stores().notifications();
        this.caller = session.caller();
    }

    @Override
    public List<JobSchedule> schedules() {
        return database.read(tx -> jobs.schedules(tx, caller));
    }

    @Override
    public List<JobRun> unfinished() {
        return database.read(tx -> jobs.unfinished(tx, caller));
    }

    @Override
    public void save(JobSchedule schedule) {
        write(tx -> jobs.save(tx, caller, schedule));
    }

    @Override
    public JobRun begin(JobRun run, JobSchedule after) {
        return database.write(tx -> {
            jobs.save(tx, caller, after);
            return jobs.begin(tx, caller, run);
        });
    }

    @Override
    public boolean end(JobRun run, JobSchedule after) {
        return database.write(tx -> {
            if (!jobs.end(tx, caller, run)) {
                return false;
            }
            jobs.save(tx, caller, after);
            boolean isFinal = after.again() == null;
            if (run.outcome() == RunOutcome.DONE) {
                notifications.resolve(tx, caller, run.job(), ended(run));
            } else if (isFinal && run.problem() != null) {
                note(tx, run, Level.WARNING, run.problem());
            }
            return true;
        });
    }

    @Override
    public boolean hasRun(String job, Instant due) {
        return database.read(tx -> jobs.hasRun(tx, caller, job, due));
    }

    @Override
    public Optional<Instant> lastDue(String job) {
        return database.read(tx -> jobs.lastDue(tx, caller, job));
    }

    private void note(Tx tx, JobRun run, Level level, Problem problem) {
        notifications.note(tx, caller, level, run.job(), problem, ended(run));
    }

    private static Instant ended(JobRun run) {
        return Objects.requireNonNull(run.ended());
    }

    private void write(Consumer<Tx> work) {
        database.<Boolean>write(tx -> {
            work.accept(tx);
            return true;
        });
    }
}
