package app.evenkeel.portfolio.notice;

import app.evenkeel.domain.job.MailAccount;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.portfolio.Session;
import app.evenkeel.portfolio.notice.Post.Letter;
import app.evenkeel.storage.MailStore.Untold;

import java.io.IOException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Sends by e-mail what came up, each cause once; if the program ends between the sending and the
 * note that it was sent, once more. Blocking and thread-safe.
 */
public final class MailService {
    private final Session session;
    private final MailAccounts accounts;
    private final Gate gate;
    private final Post post;

    /** The user's language. */
    public interface Wording {
        /** The sentence of a problem. */
        String problem(Problem problem);

        /** What a notification is about, as people call it. */
        String subject(String subject);
    }

    public MailService(Session session, MailAccounts accounts, Gate gate, Post post) {
        this.session = session;
        this.accounts = accounts;
        this.gate = gate;
        this.post = post;
    }

    public MailAccounts accounts() {
        return accounts;
    }

    /**
     * Sends a letter that says nothing but that sending works.
     *
     * @throws EvenkeelException if there is no account, or the server did not take it
     */
    public void sendTrial(String subject, String body, Progress progress) {
        MailAccount account =
                accounts.find()
                        .orElseThrow(() ->
                                new EvenkeelException(Problem.of(ProblemCode.NO_MAIL_ACCOUNT)));
        send(account, new Letter(subject, body, session.clock().instant()), progress);
    }

    /**
     * Sends one letter with all that came up since the last.
     *
     * @return of how many causes; 0 where there are none, or no account
     * @throws EvenkeelException if the server did not take it; then all of them wait
     */
    public int sendNews(Wording words, Progress progress) {
        MailAccount account = accounts.find().orElse(null);
        if (account == null) {
            return 0;
        }
        List<Untold> news =
                session
                        .stores()
                        .database()
                        .read(tx -> session.stores().mails().untold(tx, session.caller()))
                        .stream()
                        .filter(each -> each.level().compareTo(account.level()) >= 0)
                        // That a letter could not be sent is not told by a letter.
                        .filter(each -> !each.subject().equals(MailJob.NAME))
                        .toList();
        if (news.isEmpty()) {
            return 0;
        }
        send(account, letter(news, words), progress);
        session.stores()
                .database()
                .<Boolean>write(tx -> {
                    session.stores()
                            .mails()
                            .markTold(
                                    tx,
                                    session.caller(),
                                    news.stream().map(Untold::id).toList(),
                                    session.clock().instant());
                    return true;
                });
        return news.size();
    }

    private Letter letter(List<Untold> news, Wording words) {
        String first = words.problem(news.getFirst().problem());
        String subject =
                "Evenkeel: " + first + (news.size() > 1 ? " (+" + (news.size() - 1) + ")" : "");
        StringBuilder body = new StringBuilder();
        for (Untold each : news) {
            ZonedDateTime at =
                    each.lastAt().atZone(session.clock().getZone()).truncatedTo(ChronoUnit.SECONDS);
            body.append(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at))
                    .append("  ")
                    .append(each.level().name().toLowerCase(Locale.ROOT))
                    .append("  ")
                    .append(words.subject(each.subject()))
                    .append("\r\n")
                    .append(words.problem(each.problem()))
                    .append("\r\n\r\n");
        }
        return new Letter(subject, body.toString(), session.clock().instant());
    }

    private void send(MailAccount account, Letter letter, Progress progress) {
        char[] password = accounts.password();
        try {
            gate.once(
                    account.host(),
                    progress,
                    () -> {
                        post.send(account, password, letter);
                        return true;
                    });
        } catch (IOException e) {
            String reason = e.getMessage();
            throw new EvenkeelException(
                    Problem.of(
                            ProblemCode.MAIL_NOT_SENT,
                            account.host(),
                            reason == null ? e.getClass().getSimpleName() : reason));
        } finally {
            Arrays.fill(password, '\0');
        }
    }
}
