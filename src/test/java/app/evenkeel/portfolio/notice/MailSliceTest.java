package app.evenkeel.portfolio.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.event.Changes;
import app.evenkeel.domain.identity.Caller;
import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.job.MailAccount;
import app.evenkeel.domain.job.MailAccount.Security;
import app.evenkeel.domain.job.Notification;
import app.evenkeel.domain.job.Notification.Level;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.ingestion.net.Gate;
import app.evenkeel.ingestion.net.Time;
import app.evenkeel.portfolio.Session;
import app.evenkeel.security.RememberingVaults;
import app.evenkeel.security.Vault;
import app.evenkeel.storage.Database;
import app.evenkeel.storage.EmptyStores;
import app.evenkeel.storage.Stores;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** Real letters over TLS to a server on this machine. */
class MailSliceTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String PASSWORD = "three quiet geese";
    private static final MailService.Wording ENGLISH =
            new MailService.Wording() {
                @Override
                public String problem(Problem problem) {
                    return problem.text(Locale.ENGLISH);
                }

                @Override
                public String subject(String subject) {
                    return subject;
                }
            };

    @TempDir private static Path shared;
    private static OwnCertificate certificate;

    @TempDir private Path folder;
    private final GreenMail server = new GreenMail(patient());
    private final AtomicBoolean offline = new AtomicBoolean();
    private Database database;
    private Session session;
    private Vault.Created vault;

    @BeforeAll
    static void vouch() throws IOException, InterruptedException {
        certificate = OwnCertificate.in(shared);
    }

    @BeforeEach
    void open() {
        server.setUser("me@example.com", "me", PASSWORD);
        server.start();
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) 7);
        database = EmptyStores.open(folder, key);
        Stores stores = Stores.of(database);
        Caller caller = database.write(tx -> stores.users().insert(tx, "owner", Role.ADMIN));
        session = new Session(caller, stores, new Changes(), CLOCK);
        vault =
                RememberingVaults.at(folder.resolve("vault"))
                        .create("owner", "walnut harbour nine kettles".toCharArray());
    }

    @AfterEach
    void close() {
        vault.keys().close();
        database.close();
        server.stop();
    }

    @Test
    void tellsEachCauseOnceAndOnlyWhatIsGraveEnough() throws Exception {
        MailService mails = service(new SmtpPost(certificate.sockets()));
        note(Level.ERROR, "prices", ProblemCode.HOST_UNKNOWN, "before.example.com");
        mails.accounts().set(account(Security.TLS, Level.WARNING), PASSWORD.toCharArray());
        assertThat(mails.sendNews(ENGLISH, Progress.NONE)).isZero();

        note(Level.WARNING, "prices", ProblemCode.HOST_UNREACHABLE, "a.example.com", "reset");
        note(Level.ERROR, Notification.ofPortfolio("Main"), ProblemCode.HOST_BROKEN, "b", "60");
        note(Level.INFO, "backup", ProblemCode.OFFLINE);
        note(Level.WARNING, MailJob.NAME, ProblemCode.OFFLINE);

        assertThat(mails.sendNews(ENGLISH, Progress.NONE)).isEqualTo(2);
        assertThat(mails.sendNews(ENGLISH, Progress.NONE)).isZero();
        MimeMessage letter = only();
        assertThat(letter.getSubject())
                .isEqualTo(
                        "Evenkeel: a.example.com cannot be reached: reset. Check the connection"
                                + " and try again later. (+1)");
        assertThat(letter.getAllRecipients()[0]).hasToString("you@example.com");
        assertThat(letter.getSentDate().toInstant()).isEqualTo(NOW);
        assertThat((String) letter.getContent())
                .contains("2026-11-20T10:00:00Z  warning  prices")
                .contains("error  portfolio:Main")
                .doesNotContain("before.example.com")
                .doesNotContain("switched off");
    }

    @Test
    void tellsNeitherTheNameOfTheComputerNorOfItsUser() throws Exception {
        MailService mails = service(new SmtpPost(certificate.sockets()));
        mails.accounts().set(account(Security.TLS, Level.INFO), PASSWORD.toCharArray());

        mails.sendTrial("Trial", "An ordinary line.", Progress.NONE);

        String whole = whole(only());
        assertThat(only().getMessageID()).endsWith("@example.com>");
        assertThat(whole)
                .doesNotContain(InetAddress.getLocalHost().getHostName())
                .doesNotContain(System.getProperty("user.name") + "@");
    }

    @Test
    void keepsWhatCouldNotBeSentForTheNextTime() throws Exception {
        MailService mails = service(new SmtpPost(certificate.sockets()));
        mails.accounts().set(account(Security.TLS, Level.WARNING), "wrong".toCharArray());
        note(Level.WARNING, "prices", ProblemCode.HOST_UNREACHABLE, "a.example.com", "reset");

        assertThatThrownBy(() -> mails.sendNews(ENGLISH, Progress.NONE))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> {
                            assertThat(e.problem().code()).isEqualTo(ProblemCode.MAIL_NOT_SENT);
                            assertThat(e).hasMessageContaining("user or password refused");
                            assertThat(e).hasMessageNotContaining("wrong");
                        });
        assertThat(server.getReceivedMessages()).isEmpty();

        mails.accounts().set(account(Security.TLS, Level.WARNING), PASSWORD.toCharArray());
        // A change of anything else keeps the password.
        mails.accounts().set(account(Security.TLS, Level.ERROR), null);
        assertThat(mails.sendNews(ENGLISH, Progress.NONE)).isZero();
        mails.accounts().set(account(Security.TLS, Level.WARNING), null);
        assertThat(mails.sendNews(ENGLISH, Progress.NONE)).isEqualTo(1);
    }

    @Test
    void sendsNothingWhileOfflineAndNothingOnceItIsTakenBack() throws Exception {
        MailService mails = service(new SmtpPost(certificate.sockets()));
        mails.accounts().set(account(Security.TLS, Level.WARNING), PASSWORD.toCharArray());
        note(Level.WARNING, "prices", ProblemCode.HOST_UNREACHABLE, "a.example.com", "reset");
        offline.set(true);

        assertThatThrownBy(() -> mails.sendNews(ENGLISH, Progress.NONE))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.OFFLINE));
        offline.set(false);
        mails.accounts().remove();
        assertThat(mails.accounts().hosts()).isEmpty();
        assertThat(mails.sendNews(ENGLISH, Progress.NONE)).isZero();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void refusesAServerWhoseCertificateNobodyVouchesFor() throws Exception {
        MailService mails = service(new SmtpPost());
        mails.accounts().set(account(Security.TLS, Level.WARNING), PASSWORD.toCharArray());

        assertThatThrownBy(() -> mails.sendTrial("Trial", "Text", Progress.NONE))
                .isInstanceOfSatisfying(
                        EvenkeelException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.MAIL_NOT_SENT));
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void saysNothingToAServerThatWillNotEncrypt() throws Exception {
        StringBuilder heard = new StringBuilder();
        try (ServerSocket open = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread plain = Thread.ofVirtual().start(() -> speakOpenly(open, heard));
            MailService mails = service(new SmtpPost(certificate.sockets()));
            mails.accounts()
                    .set(
                            new MailAccount(
                                    "127.0.0.1",
                                    open.getLocalPort(),
                                    Security.STARTTLS,
                                    "me",
                                    "me@example.com",
                                    "you@example.com",
                                    Level.INFO),
                            PASSWORD.toCharArray());

            assertThatThrownBy(() -> mails.sendTrial("Trial", "Text", Progress.NONE))
                    .isInstanceOf(EvenkeelException.class)
                    .hasMessageContaining("STARTTLS");
            plain.join();
        }
        assertThat(heard.toString()).startsWith("EHLO").doesNotContain("AUTH", "MAIL", "Trial");
    }

    @Test
    void takesNoPartThatIsNone() {
        for (String bad : List.of("", "me@example.com\r\nBcc: x@y.z", "me", "me@", "a b@c.de")) {
            assertThatThrownBy(() ->
                            new MailAccount(
                                    "smtp.example.com",
                                    465,
                                    Security.TLS,
                                    "",
                                    bad,
                                    "you@example.com",
                                    Level.INFO))
                    .as(bad)
                    .isInstanceOf(EvenkeelException.class);
        }
        assertThatThrownBy(() ->
                        new MailAccount(
                                "smtp.example.com/x",
                                465,
                                Security.TLS,
                                "",
                                "a@b.de",
                                "a@b.de",
                                Level.INFO))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("smtp.example.com/x");
    }

    /** However busy the machine is. */
    private static ServerSetup patient() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS);
        setup.setServerStartupTimeout(60_000);
        return setup;
    }

    private MailService service(Post post) {
        MailAccounts accounts = new MailAccounts(session, vault.keys().seal());
        Gate gate = new Gate(accounts::hosts, offline::get, Time.of(Clock.systemUTC()), 1);
        return new MailService(session, accounts, gate, post);
    }

    private MailAccount account(Security security, Level level) {
        return new MailAccount(
                "127.0.0.1",
                server.getSmtps().getPort(),
                security,
                "me",
                "me@example.com",
                "you@example.com",
                level);
    }

    private void note(Level level, String subject, ProblemCode code, String... args) {
        database.<Boolean>write(tx -> {
            session.stores()
                    .notifications()
                    .note(tx, session.caller(), level, subject, Problem.of(code, args), NOW);
            return true;
        });
    }

    private MimeMessage only() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private static String whole(MimeMessage letter) throws MessagingException, IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        letter.writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** A server without STARTTLS. */
    private static void speakOpenly(ServerSocket open, StringBuilder heard) {
        try (Socket socket = open.accept();
                var in = socket.getInputStream();
                var out = socket.getOutputStream()) {
            out.write("220 here\r\n".getBytes(StandardCharsets.US_ASCII));
            var lines =
                    new java.io.BufferedReader(
                            new java.io.InputStreamReader(in, StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                heard.append(line).append('\n');
                out.write("250 fine\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // The other side went away, which is what is asked for.
            heard.append("end");
        }
    }
}
