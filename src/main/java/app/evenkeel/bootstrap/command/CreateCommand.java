package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.report.Json;
import app.evenkeel.security.OwnerOnly;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;

@Command(
        name = "create",
        description = "Makes an encrypted store, and shows its recovery key once.")
final class CreateCommand implements Callable<Integer> {
    @Mixin private final StoreOptions store = new StoreOptions();

    @Option(names = "--user", required = true, paramLabel = "NAME", description = "your name")
    private String user = "";

    @Option(
            names = "--currency",
            defaultValue = "JPY",
            paramLabel = "C",
            description = "what totals are shown in (${DEFAULT-VALUE})")
    private CurrencyCode currency = CurrencyCode.JPY;

    @Option(
            names = "--language",
            defaultValue = "en",
            paramLabel = "TAG",
            description = "language of the window: en or ja (${DEFAULT-VALUE})")
    private String language = "en";

    @Option(
            names = "--recovery-key-out",
            paramLabel = "FILE",
            description = "write the recovery key to this new file instead of showing it")
    private @Nullable Path recoveryKeyOut;

    @Option(
            names = "--online",
            description = "let the program fetch prices and rates; without, it contacts nobody")
    private boolean online;

    @Option(names = "--json", description = "print JSON, as the guide describes it")
    private boolean json;

    private final CommandContext context;

    CreateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path directory = store.directory(context);
        Path keyFile = recoveryKeyOut;
        if (keyFile != null && Files.exists(keyFile)) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.BAD_ENTRY, "There is already a file " + keyFile));
        }
        char[] passphrase = store.passphrase(context, true);
        SessionGraph.NewStore wanted = new SessionGraph.NewStore(user, currency, language, online);
        String key;
        try {
            SessionGraph.Created created =
                    SessionGraph.create(
                            context.vaults().apply(directory), wanted, passphrase, context.clock());
            created.session().close();
            key = created.recoveryKey();
        } finally {
            Arrays.fill(passphrase, '\0');
        }
        if (keyFile != null) {
            writeKey(keyFile, key);
        }
        report(directory, keyFile == null ? key : null);
        return ExitCode.DONE;
    }

    private void report(Path directory, @Nullable String shownKey) {
        if (json) {
            try (Json out = new Json(context.out())) {
                out.object(() ->
                        out.text("store", directory)
                                .text("user", user)
                                .text("currency", currency)
                                .text("recoveryKey", shownKey));
            }
            return;
        }
        context.out().println("Store: " + directory);
        if (shownKey != null) {
            context.out().println("Recovery key: " + shownKey);
            context.out()
                    .println(
                            "Write it down and keep it apart from the computer: it is shown only"
                                    + " now, and it alone opens the store if the passphrase is"
                                    + " lost.");
        }
    }

    private static void writeKey(Path file, String key) {
        try {
            OwnerOnly.write(file, (key + "\n").getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.DISK, String.valueOf(e.getMessage())), e);
        }
    }
}
