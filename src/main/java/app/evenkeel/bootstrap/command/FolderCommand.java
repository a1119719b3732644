package app.evenkeel.bootstrap.command;

import app.evenkeel.report.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** A command on a store's folder, with the options that say which. It may be in use. */
abstract class FolderCommand implements Callable<Integer> {
    @Mixin private final StoreOptions store = new StoreOptions();

    @Option(names = "--user", paramLabel = "NAME", description = "whose slot to open")
    private @Nullable String user;

    @Option(names = "--json", description = "print JSON, as the guide describes it")
    private boolean json;

    private final CommandContext context;

    FolderCommand(CommandContext context) {
        this.context = context;
    }

    StoreOptions store() {
        return store;
    }

    @Nullable String user() {
        return user;
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
