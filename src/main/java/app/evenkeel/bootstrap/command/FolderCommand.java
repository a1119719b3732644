package app.evenkeel.bootstrap.command;

import app.evenkeel.domain.problem.ShownText;
import app.evenkeel.report.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** A command on a store's folder, with the options that say which. It may be in use. */
abstract class FolderCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

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

    /**
     * Tells, with the usage, that what was given for an option makes no sense.
     *
     * @param wanted what would, as "an amount above zero"
     */
    ParameterException wrong(String option, Object given, String wanted) {
        return wrong(spec, option, given, wanted);
    }

    static ParameterException wrong(CommandSpec of, String option, Object given, String wanted) {
        return new ParameterException(
                Objects.requireNonNull(of.commandLine()),
                option + ": \"" + ShownText.of(given.toString()) + "\" is not " + wanted + ".");
    }

    /** The amount, if it is above zero. */
    BigDecimal positive(String option, BigDecimal given) {
        if (given.signum() <= 0) {
            throw wrong(option, given.toPlainString(), "an amount above zero");
        }
        return given;
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
