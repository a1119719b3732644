package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.job.MailAccount;
import app.evenkeel.domain.job.Notification;
import app.evenkeel.domain.task.Progress;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.Console;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/** Notifications by e-mail. */
@Command(
        name = "mail",
        description = "Shows through which account notifications are sent by e-mail, if any.")
final class MailCommand extends StoreCommand {
    MailCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        MailAccount account = session.mails().accounts().find().orElse(null);
        print(
                json ->
                        json.object(() -> {
                            json.flag("sends", account != null);
                            if (account != null) {
                                json.text("host", account.host())
                                        .number("port", account.port())
                                        .text("security", RunReport.word(account.security()))
                                        .text("user", account.user())
                                        .text("from", account.sender())
                                        .text("to", account.recipient())
                                        .text("level", RunReport.word(account.level()));
                            }
                        }),
                () ->
                        context()
                                .out()
                                .println(
                                        account == null
                                                ? "Nothing is sent by e-mail. See mail set --help."
                                                : RunReport.word(account.level())
                                                        + " and graver to "
                                                        + account.recipient()
                                                        + " through "
                                                        + account.host()
                                                        + ":"
                                                        + account.port()
                                                        + " ("
                                                        + RunReport.word(account.security())
                                                        + ")"));
        return ExitCode.DONE;
    }

    @Command(
            name = "set",
            description = {
                "Has notifications sent by e-mail, always encrypted.",
                "The password is read from a file or asked for, never taken from the command line,"
                        + " which others can see."
            })
    static final class Set extends StoreCommand {
        @Option(
                names = "--host",
                required = true,
                paramLabel = "HOST",
                description = "the server that takes your mail (SMTP)")
        private String host = "";

        @Option(
                names = "--security",
                paramLabel = "HOW",
                description = "tls or starttls; tls unless said otherwise")
        private MailAccount.Security security = MailAccount.Security.TLS;

        @Option(
                names = "--port",
                paramLabel = "N",
                description = "465 for tls and 587 for starttls unless said otherwise")
        private @Nullable Integer port;

        @Option(names = "--login", paramLabel = "NAME", description = "if the server asks for one")
        private String user = "";

        @Option(
                names = "--password-file",
                paramLabel = "FILE",
                description = "file with the password on its first line")
        private @Nullable Path passwordFile;

        @Option(names = "--from", required = true, paramLabel = "ADDRESS")
        private String from = "";

        @Option(
                names = "--to",
                paramLabel = "ADDRESS",
                description = "the sender's unless said otherwise")
        private @Nullable String to;

        @Option(
                names = "--level",
                paramLabel = "LEVEL",
                description = "the least that is sent: info, warning or error")
        private Notification.Level level = Notification.Level.WARNING;

        @Spec private CommandSpec spec = CommandSpec.create();

        Set(CommandContext context) {
            super(context);
        }

        @Override
        int run(SessionGraph session) {
            MailAccount account =
                    new MailAccount(
                            host,
                            port == null ? security.usualPort() : port,
                            security,
                            user,
                            from,
                            to == null ? from : to,
                            level);
            char[] password = user.isEmpty() ? new char[0] : password();
            try {
                session.mails().accounts().set(account, password);
            } finally {
                Arrays.fill(password, '\0');
            }
            print(
                    json -> json.object(() -> json.flag("sends", true)),
                    () -> context().out().println("Saved. Try it: mail test"));
            return ExitCode.DONE;
        }

        private char[] password() {
            Path file = passwordFile;
            if (file == null) {
                Console console = context().console().get();
                if (console == null) {
                    throw usage("Give --password-file: there is no terminal to ask on.");
                }
                return Objects.requireNonNullElseGet(
                        console.readPassword("Password: "), () -> new char[0]);
            }
            char[] all = SecretFile.read(file);
            if (all == null) {
                throw usage("The password file cannot be read: " + file);
            }
            char[][] lines = SecretFile.lines(all);
            Arrays.fill(all, '\0');
            return lines[0];
        }

        private ParameterException usage(String message) {
            return new ParameterException(Objects.requireNonNull(spec.commandLine()), message);
        }
    }

    @Command(name = "test", description = "Sends a letter that says that sending works.")
    static final class Test extends StoreCommand {
        Test(CommandContext context) {
            super(context);
        }

        @Override
        int run(SessionGraph session) {
            session.mails().sendTrial("Evenkeel", "Sending works.", Progress.NONE);
            print(
                    json -> json.object(() -> json.flag("sent", true)),
                    () -> context().out().println("Sent."));
            return ExitCode.DONE;
        }
    }

    @Command(name = "off", description = "Sends nothing any more, and forgets the password.")
    static final class Off extends StoreCommand {
        Off(CommandContext context) {
            super(context);
        }

        @Override
        int run(SessionGraph session) {
            session.mails().accounts().remove();
            print(
                    json -> json.object(() -> json.flag("sends", false)),
                    () -> context().out().println("Nothing is sent by e-mail any more."));
            return ExitCode.DONE;
        }
    }
}
