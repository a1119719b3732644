package app.evenkeel.storage;

import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.job.MailAccount;
import app.evenkeel.domain.job.Notification;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.storage.row.Utc;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Where the caller's notifications are sent by e-mail, and which were. */
public final class MailStore {
    public Optional<MailAccount> find(Tx tx, Caller caller) {
        List<MailAccount> found = new ArrayList<>();
        tx.forEach(
                "select * from mail_account where owner_id = ?",
                row ->
                        found.add(
                                new MailAccount(
                                        row.getString("host"),
                                        row.getInt("port"),
                                        MailAccount.Security.valueOf(row.getString("security")),
                                        row.getString("user_name"),
                                        row.getString("sender"),
                                        row.getString("recipient"),
                                        Notification.Level.valueOf(row.getString("level")))),
                caller.user().value());
        return found.stream().findFirst();
    }

    /** The sealed password; empty where the server asks for none. */
    public Optional<byte[]> sealedPassword(Tx tx, Caller caller) {
        List<byte[]> found = new ArrayList<>();
        tx.forEach(
                "select sealed_password from mail_account where owner_id = ?",
                row -> {
                    byte[] sealed = row.getBytes(1);
                    if (sealed != null) {
                        found.add(sealed);
                    }
                },
                caller.user().value());
        return found.stream().findFirst();
    }

    /** Replaces the account. */
    public void put(Tx tx, Caller caller, MailAccount account, byte @Nullable [] sealedPassword) {
        tx.checkMayWrite(caller);
        tx.execute(
                "merge into mail_account (owner_id, host, port, security, user_name,"
                        + " sealed_password, sender, recipient, level) key (owner_id) values (?, ?,"
                        + " ?, ?, ?, ?, ?, ?, ?)",
                caller.user().value(),
                account.host(),
                account.port(),
                account.security().name(),
                account.user(),
                sealedPassword,
                account.sender(),
                account.recipient(),
                account.level().name());
    }

    public void remove(Tx tx, Caller caller) {
        tx.checkMayWrite(caller);
        tx.execute("delete from mail_account where owner_id = ?", caller.user().value());
    }

    /** A cause that was not told by e-mail yet. */
    public record Untold(
            long id, Notification.Level level, String subject, Problem problem, Instant lastAt) {}

    /** What is open and was not told yet, the oldest first. */
    public List<Untold> untold(Tx tx, Caller caller) {
        List<Untold> found = new ArrayList<>();
        tx.forEach(
                "select * from notification where owner_id = ? and mailed_at is null and not"
                        + " is_read and not is_muted and resolved_at is null order by last_at, id",
                row ->
                        found.add(
                                new Untold(
                                        row.getLong("id"),
                                        Notification.Level.valueOf(row.getString("level")),
                                        row.getString("subject"),
                                        Objects.requireNonNull(
                                                StoredProblem.of(
                                                        row.getString("problem_code"),
                                                        row.getString("problem_args"))),
                                        JobStore.instant(row, "last_at"))),
                caller.user().value());
        return found;
    }

    public void markTold(Tx tx, Caller caller, Collection<Long> ids, Instant when) {
        tx.checkMayWrite(caller);
        for (long id : ids) {
            tx.execute(
                    "update notification set mailed_at = ? where owner_id = ? and id = ?",
                    Utc.stored(when),
                    caller.user().value(),
                    id);
        }
    }
}
