package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.report.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** A command that opens the store, does one thing and closes it. */
abstract class StoreCommand implements Callable<Integer> {
    @Mixin private final StoreOptions store = new StoreOptions();

    @Option(names = "--user", paramLabel = "NAME", description = "whose slot to open")
    private @Nullable String user;

    @Option(names = "--json", description = "print JSON, as the guide describes it")
    private boolean json;

    private final CommandContext context;

    StoreCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try (SessionGraph session = store.unlock(context, user)) {
            return run(session);
        }
    }

    /** Does the work and prints; returns the exit code. */
    abstract int run(SessionGraph session);

    /** The passphrase once more, before something grave; the caller clears it. */
    char[] passphraseAgain() {
        return store.passphrase(context, false);
    }

    CommandContext context() {
        return context;
    }

    /** Prints as JSON or as what a person reads, whichever was asked for. */
    void print(Consumer<Json> asJson, Runnable asText) {
        if (json) {
            try (Json out = new Json(context.out())) {
                asJson.accept(out);
            }
        } else {
            asText.run();
        }
    }
}
