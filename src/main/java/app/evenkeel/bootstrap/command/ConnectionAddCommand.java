package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.holding.Connection;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.report.Words;
import app.evenkeel.security.Credentials;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.Console;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

@Command(
        name = "add",
        description = {
            "Adds a key to an exchange, best one that may only read.",
            "The key is read from a file or asked for, never taken from the command line, which"
                    + " others can see."
        })
final class ConnectionAddCommand extends StoreCommand {
    @Option(
            names = "--venue",
            required = true,
            paramLabel = "VENUE",
            description = "binance, kraken, coinbase, bitstamp, bitfinex or bitflyer")
    private String venue = "";

    @Option(
            names = "--label",
            required = true,
            paramLabel = "LABEL",
            description = "what to call it")
    private String label = "";

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description =
                    "file with the key on its first line, the secret on its second, and a"
                            + " passphrase on its third if the exchange has one; else both are"
                            + " asked for")
    private @Nullable Path keyFile;

    @Option(
            names = "--allow-withdrawal",
            description = "keep the key although it may withdraw money")
    private boolean allowWithdrawal;

    @Mixin private final AccountChoice account = new AccountChoice();
    @Mixin private final BaseUrlOption bases = new BaseUrlOption();
    @Spec private CommandSpec spec = CommandSpec.create();

    ConnectionAddCommand(CommandContext context) {
        super(context);
    }

    @Override
    int run(SessionGraph session) {
        bases.apply(session);
        try (Credentials credentials = credentials()) {
            Connection added =
                    session.connections()
                            .add(
                                    venue,
                                    label,
                                    account.id(session),
                                    credentials,
                                    allowWithdrawal,
                                    Progress.NONE);
            print(
                    out ->
                            out.object(() ->
                                    out.text("venue", added.venue())
                                            .text("label", added.label())
                                            .text("withdrawal", Words.of(added.withdrawal()))),
                    () ->
                            context()
                                    .out()
                                    .println(
                                            "Added "
                                                    + added.label()
                                                    + ". May withdraw: "
                                                    + ConnectionsCommand.told(added.withdrawal())));
        }
        return ExitCode.DONE;
    }

    private Credentials credentials() {
        Path file = keyFile;
        if (file == null) {
            Console console = context().console().get();
            if (console == null) {
                throw usage("Give --key-file: there is no terminal to ask on.");
            }
            return checked(console.readPassword("Key: "), console.readPassword("Secret: "), null);
        }
        char[] all = SecretFile.read(file);
        if (all == null) {
            throw usage("The key file cannot be read: " + file);
        }
        char[][] lines = SecretFile.lines(all);
        Arrays.fill(all, '\0');
        return checked(
                lines.length > 0 ? lines[0] : null,
                lines.length > 1 ? lines[1] : null,
                lines.length > 2 && lines[2].length > 0 ? lines[2] : null);
    }

    private Credentials checked(
            char @Nullable [] key, char @Nullable [] secret, char @Nullable [] passphrase) {
        if (key == null || key.length == 0 || secret == null || secret.length == 0) {
            throw usage("The key and its secret are two lines; one of them is missing.");
        }
        return new Credentials(key, secret, passphrase);
    }

    private ParameterException usage(String message) {
        return new ParameterException(Objects.requireNonNull(spec.commandLine()), message);
    }
}
