package app.evenkeel.storage;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.job.DueRules;
import app.evenkeel.domain.job.JobRun;
import app.evenkeel.domain.job.JobSchedule;
import app.evenkeel.domain.job.RunCause;
import app.evenkeel.domain.job.RunOutcome;
import app.evenkeel.storage.row.Utc;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Schedules of the caller's background jobs, and the log of their runs. */
public final class JobStore {
    /** All schedules, by job. */
    public List<JobSchedule> schedules(Tx tx, Caller caller) {
        List<JobSchedule> found = new ArrayList<>();
        tx.forEach(
                "select * from job_schedule where owner_id = ? order by job",
                row -> found.add(schedule(row)),
                caller.user().value());
        return found;
    }

    /** Adds or replaces a schedule; a stored fence stays. */
    public void save(Tx tx, Caller caller, JobSchedule schedule) {
        tx.checkMayWrite(caller);
        JobSchedule.Again again = schedule.again();
        Object[] values = {
            schedule.rule().text(),
            Utc.stored(schedule.since()),
            Utc.stored(schedule.nextDue()),
            schedule.paused(),
            again == null ? null : Utc.stored(again.due()),
            again == null ? null : Utc.stored(again.notBefore()),
            again == null ? null : again.attempt(),
            again == null ? null : again.cause().name(),
            caller.user().value(),
            schedule.job()
        };
        long changed =
                tx.execute(
                        "update job_schedule set rule = ?, since = ?, next_due = ?, paused = ?,"
                                + " again_due = ?, again_not_before = ?, again_attempt = ?,"
                                + " again_cause = ? where owner_id = ? and job = ?",
                        values);
        if (changed == 0) {
            tx.execute(
                    "insert into job_schedule (rule, since, next_due, paused, again_due,"
                            + " again_not_before, again_attempt, again_cause, owner_id, job,"
                            + " fence) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                    values);
        }
    }

    /**
     * Stores a run as begun, under the next fence of its job. Runs of the job that never ended are
     * marked as interrupted.
     *
     * @return the run with its id and fence
     */
    public JobRun begin(Tx tx, Caller caller, JobRun run) {
        tx.checkMayWrite(caller);
        long owner = caller.user().value();
        tx.execute(
                "update job_run set ended_at = ?, outcome = ? where owner_id = ? and job = ? and"
                        + " ended_at is null",
                Utc.stored(run.started()),
                RunOutcome.INTERRUPTED.name(),
                owner,
                run.job());
        if (tx.execute(
                        "update job_schedule set fence = fence + 1 where owner_id = ? and job = ?",
                        owner,
                        run.job())
                != 1) {
            throw new IllegalStateException("No schedule of " + run.job());
        }
        long fence =
                tx.number(
                        "select fence from job_schedule where owner_id = ? and job = ?",
                        owner,
                        run.job());
        return insert(tx, caller, run, fence);
    }

    private static JobRun insert(Tx tx, Caller caller, JobRun run, long fence) {
        JobRun stored = run.with(tx.nextId("job_run"), fence);
        tx.execute(
                "insert into job_run (id, owner_id, job, due_at, attempt, cause, fence, started_at,"
                        + " ended_at, outcome, done, failed, problem_code, problem_args) values (?,"
                        + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                stored.id(),
                caller.user().value(),
                stored.job(),
                Utc.stored(stored.due()),
                stored.attempt(),
                stored.cause().name(),
                stored.fence(),
                Utc.stored(stored.started()),
                stored.ended() == null ? null : Utc.stored(stored.ended()),
                stored.outcome().name(),
                stored.done(),
                stored.failed(),
                StoredProblem.code(stored.problem()),
                StoredProblem.args(stored.problem()));
        return stored;
    }

    /**
     * Stores how a run ended, if it is unfinished and still has the highest fence of its job.
     *
     * @return whether it did
     */
    public boolean end(Tx tx, Caller caller, JobRun run) {
        tx.checkMayWrite(caller);
        Instant ended = run.ended();
        if (ended == null) {
            throw new IllegalArgumentException("Run " + run.id() + " has not ended");
        }
        long owner = caller.user().value();
        return tx.execute(
                        "update job_run set ended_at = ?, outcome = ?, done = ?, failed = ?,"
                                + " problem_code = ?, problem_args = ? where id = ? and owner_id ="
                                + " ? and ended_at is null and fence = (select fence from"
                                + " job_schedule where owner_id = ? and job = ?)",
                        Utc.stored(ended),
                        run.outcome().name(),
                        run.done(),
                        run.failed(),
                        StoredProblem.code(run.problem()),
                        StoredProblem.args(run.problem()),
                        run.id(),
                        owner,
                        owner,
                        run.job())
                == 1;
    }

    /** Runs that never ended. */
    public List<JobRun> unfinished(Tx tx, Caller caller) {
        return runs(
                tx,
                "select * from job_run where owner_id = ? and ended_at is null order by id",
                caller.user().value());
    }

    /** Runs of all jobs, the newest first. */
    public List<JobRun> latest(Tx tx, Caller caller, int limit) {
        return runs(
                tx,
                "select * from job_run where owner_id = ? order by id desc limit ?",
                caller.user().value(),
                limit);
    }

    /** Runs of one job, the newest first. */
    public List<JobRun> latest(Tx tx, Caller caller, String job, int limit) {
        return runs(
                tx,
                "select * from job_run where owner_id = ? and job = ? order by id desc limit ?",
                caller.user().value(),
                job,
                limit);
    }

    /** The latest run of each job that has ended. */
    public List<JobRun> lastEnded(Tx tx, Caller caller) {
        return runs(
                tx,
                "select * from job_run where id in (select max(id) from job_run where owner_id = ?"
                        + " and ended_at is not null group by job)",
                caller.user().value());
    }

    public boolean hasRun(Tx tx, Caller caller, String job, Instant due) {
        return tx.number(
                        "select count(*) from job_run where owner_id = ? and job = ? and due_at ="
                                + " ?",
                        caller.user().value(),
                        job,
                        Utc.stored(due))
                > 0;
    }

    /** The moment of the job's latest run that was not asked for. */
    public Optional<Instant> lastDue(Tx tx, Caller caller, String job) {
        return runs(
                        tx,
                        "select * from job_run where owner_id = ? and job = ? and cause <> 'USER'"
                                + " order by id desc limit 1",
                        caller.user().value(),
                        job)
                .stream()
                .map(JobRun::due)
                .findFirst();
    }

    /**
     * Removes runs that ended before a time, but the latest of each job.
     *
     * @return how many
     */
    public long deleteEndedBefore(Tx tx, Caller caller, Instant time) {
        tx.checkMayWrite(caller);
        return tx.execute(
                "delete from job_run where owner_id = ? and ended_at < ? and id not in (select"
                        + " max(id) from job_run where owner_id = ? group by job)",
                caller.user().value(),
                Utc.stored(time),
                caller.user().value());
    }

    private static List<JobRun> runs(Tx tx, String sql, Object... parameters) {
        List<JobRun> found = new ArrayList<>();
        tx.forEach(sql, row -> found.add(run(row)), parameters);
        return found;
    }

    private static JobRun run(ResultSet row) throws SQLException {
        return new JobRun(
                row.getLong("id"),
                row.getString("job"),
                instant(row, "due_at"),
                row.getInt("attempt"),
                RunCause.valueOf(row.getString("cause")),
                row.getLong("fence"),
                instant(row, "started_at"),
                instantOrNull(row, "ended_at"),
                RunOutcome.valueOf(row.getString("outcome")),
                row.getLong("done"),
                row.getLong("failed"),
                StoredProblem.of(row.getString("problem_code"), row.getString("problem_args")));
    }

    private static JobSchedule schedule(ResultSet row) throws SQLException {
        Instant again = instantOrNull(row, "again_due");
        return new JobSchedule(
                row.getString("job"),
                DueRules.parse(row.getString("rule"), ZoneOffset.UTC),
                instant(row, "since"),
                instant(row, "next_due"),
                row.getBoolean("paused"),
                again == null
                        ? null
                        : new JobSchedule.Again(
                                again,
                                instant(row, "again_not_before"),
                                row.getInt("again_attempt"),
                                RunCause.valueOf(row.getString("again_cause"))),
                row.getLong("fence"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Utc.instant(row.getObject(column, LocalDateTime.class));
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        LocalDateTime stored = row.getObject(column, LocalDateTime.class);
        return stored == null ? null : Utc.instant(stored);
    }
}
