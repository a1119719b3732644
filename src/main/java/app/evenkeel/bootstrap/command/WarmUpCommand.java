package app.evenkeel.bootstrap.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.concurrent.Callable;

/** Shows the window once and ends: a training run for the cache that makes starting fast. */
@Command(
        name = "warm-up",
        hidden = true,
        description = "Shows the window once and ends, to train the start-up cache.")
final class WarmUpCommand implements Callable<Integer> {
    @Mixin private final StoreOptions store = new StoreOptions();

    private final CommandContext context;

    WarmUpCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Display.prepare(context.environment());
        context.window().show(store.directory(context), context.clock());
        return ExitCode.DONE;
    }
}
