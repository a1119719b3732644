package app.evenkeel.portfolio.notice;

import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.job.MailAccount;
import app.evenkeel.ingestion.net.Host;
import app.evenkeel.portfolio.Session;
import app.evenkeel.security.CredentialSeal;
import app.evenkeel.storage.MailStore;
import app.evenkeel.storage.Tx;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The account that notifications are sent through; read once and kept, since nothing else writes
 * it. Blocking and thread-safe.
 */
public final class MailAccounts {
    private static final double A_SECOND = 0.2;
    private static final int BURST = 3;

    private final Session session;
    private final CredentialSeal seal;
    private final MailStore mails;

    /** Asked before every request, so nobody may have to wait for it. */
    private final AtomicReference<Kept> kept = new AtomicReference<>(unread());

    private record Kept(boolean isRead, Optional<MailAccount> account) {}

    /** One of its own each time, so that what was read before a change is not kept after it. */
    private static Kept unread() {
        return new Kept(false, Optional.empty());
    }

    public MailAccounts(Session session, CredentialSeal seal) {
        this.session = session;
        this.seal = seal;
        this.mails = session.stores().mails();
    }

    /** Empty where nothing is sent. */
    public Optional<MailAccount> find() {
        Kept known = kept.get();
        if (known.isRead()) {
            return known.account();
        }
        Optional<MailAccount> read =
                session.stores().database().read(tx -> mails.find(tx, session.caller()));
        kept.compareAndSet(known, new Kept(true, read));
        return read;
    }

    /** The server as one that the program may talk to; empty where nothing is sent. */
    public List<Host> hosts() {
        return find().stream()
                .map(account -> new Host(account.host(), "host.mail", A_SECOND, BURST))
                .toList();
    }

    /**
     * Replaces the account. What is known by then is not sent any more; what comes up from now on
     * is.
     *
     * @param password the caller's to clear; {@code null} keeps the one there is
     */
    public void set(MailAccount account, char @Nullable [] password) {
        // Sealing takes a moment, in which the store must not be held.
        byte[] sealed =
                password == null || password.length == 0 ? null : seal.seal(password, place());
        change(tx -> {
            byte[] stored =
                    password == null
                            ? mails.sealedPassword(tx, session.caller()).orElse(null)
                            : sealed;
            if (mails.find(tx, session.caller()).isEmpty()) {
                mails.markTold(
                        tx,
                        session.caller(),
                        mails.untold(tx, session.caller()).stream()
                                .map(MailStore.Untold::id)
                                .toList(),
                        session.clock().instant());
            }
            mails.put(tx, session.caller(), account, stored);
        });
    }

    /** Sends nothing any more, and forgets the password. */
    public void remove() {
        change(tx -> mails.remove(tx, session.caller()));
    }

    /** The password, which the caller clears; empty where there is none. */
    char[] password() {
        Optional<byte[]> sealed =
                session.stores().database().read(tx -> mails.sealedPassword(tx, session.caller()));
        return sealed.map(bytes -> seal.open(bytes, place())).orElseGet(() -> new char[0]);
    }

    private String[] place() {
        return new String[] {
            "mail_account", "sealed_password", Long.toString(session.caller().user().value())
        };
    }

    private void change(Consumer<Tx> work) {
        session.stores()
                .database()
                .<Boolean>write(tx -> {
                    work.accept(tx);
                    return true;
                });
        kept.set(unread());
        session.changes().publish(Change.SETTINGS);
    }
}
