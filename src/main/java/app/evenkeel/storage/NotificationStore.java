package app.evenkeel.storage;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.job.Notification;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.storage.row.Utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the caller should know: one row for each cause until it is mended. */
public final class NotificationStore {
    /** All of them, the latest first. */
    public List<Notification> findAll(Tx tx, Caller caller) {
        List<Notification> found = new ArrayList<>();
        tx.forEach(
                "select * from notification where owner_id = ? order by last_at desc, id desc",
                row -> found.add(notification(row)),
                caller.user().value());
        return found;
    }

    /**
     * Notes a cause: a new notification, or one more time of the same cause that is not mended yet.
     */
    public void note(
            Tx tx,
            Caller caller,
            Notification.Level level,
            String subject,
            Problem problem,
            Instant when) {
        tx.checkMayWrite(caller);
        long owner = caller.user().value();
        String code = problem.code().name();
        String args = StoredProblem.args(problem);
        long known =
                tx.execute(
                        "update notification set times = times + 1, last_at = ?, problem_args = ?,"
                                + " resolved_at = null where owner_id = ? and subject = ? and"
                                + " problem_code = ? and (resolved_at is null or is_muted)",
                        Utc.stored(when),
                        args,
                        owner,
                        subject,
                        code);
        if (known == 0) {
            tx.execute(
                    "insert into notification (id, owner_id, level, subject, problem_code,"
                            + " problem_args, first_at, last_at, times, is_read, is_muted) values"
                            + " (?, ?, ?, ?, ?, ?, ?, ?, 1, false, false)",
                    tx.nextId("notification"),
                    owner,
                    level.name(),
                    subject,
                    code,
                    args,
                    Utc.stored(when),
                    Utc.stored(when));
        }
    }

    /** Marks all causes of a subject as mended. */
    public void resolve(Tx tx, Caller caller, String subject, Instant when) {
        tx.checkMayWrite(caller);
        tx.execute(
                "update notification set resolved_at = ? where owner_id = ? and subject = ? and"
                        + " resolved_at is null",
                Utc.stored(when),
                caller.user().value(),
                subject);
    }

    /** Marks all as read. */
    public void markRead(Tx tx, Caller caller) {
        tx.checkMayWrite(caller);
        tx.execute(
                "update notification set is_read = true where owner_id = ? and not is_read",
                caller.user().value());
    }

    /** Mutes a cause, or lets it be heard again; one that is not the caller's is left alone. */
    public void setMuted(Tx tx, Caller caller, long id, boolean muted) {
        tx.checkMayWrite(caller);
        tx.execute(
                "update notification set is_muted = ?, is_read = true where owner_id = ? and id ="
                        + " ?",
                muted,
                caller.user().value(),
                id);
    }

    /**
     * Removes what was mended before a time; a muted one is kept, since its cause may come again.
     *
     * @return how many
     */
    public long deleteResolvedBefore(Tx tx, Caller caller, Instant time) {
        tx.checkMayWrite(caller);
        return tx.execute(
                "delete from notification where owner_id = ? and resolved_at < ? and not is_muted",
                caller.user().value(),
                Utc.stored(time));
    }

    private static Notification notification(ResultSet row) throws SQLException {
        return new Notification(
                row.getLong("id"),
                Notification.Level.valueOf(row.getString("level")),
                row.getString("subject"),
                Objects.requireNonNull(
                        StoredProblem.of(
                                row.getString("problem_code"), row.getString("problem_args"))),
                JobStore.instant(row, "first_at"),
                JobStore.instant(row, "last_at"),
                row.getLong("times"),
                row.getBoolean("is_read"),
                row.getBoolean("is_muted"),
                JobStore.instantOrNull(row, "resolved_at"));
    }
}
