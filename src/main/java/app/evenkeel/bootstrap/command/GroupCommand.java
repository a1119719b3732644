package app.evenkeel.bootstrap.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.Objects;
import java.util.concurrent.Callable;

/** A word that needs another one after it, such as {@code prices import}. */
@Command
final class GroupCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(
                Objects.requireNonNull(spec.commandLine()),
                "Say what to do: " + String.join(", ", spec.subcommands().keySet()));
    }
}
