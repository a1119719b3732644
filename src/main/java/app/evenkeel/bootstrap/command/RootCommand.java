package app.evenkeel.bootstrap.command;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** The program without a command: the window. */
@Command(
        name = "evenkeel",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "[COMMAND]",
        description = "Keeps your whole wealth on an even keel. Without a command: the window.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:nothing was done, for a reason outside store and files",
            "2:usage",
            "3:some rows or files were not understood; the rest is kept",
            "4:wrong passphrase",
            "5:damaged store"
        })
final class RootCommand implements Callable<Integer> {
    @Mixin private final StoreOptions store = new StoreOptions();

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Files to import in the window.")
    private List<Path> files = List.of();

    private final CommandContext context;

    RootCommand(CommandContext context) {
        this.context = context;
    }

    StoreOptions store() {
        return store;
    }

    @Override
    public Integer call() {
        Path missing = files.stream().filter(file -> !Files.exists(file)).findFirst().orElse(null);
        if (missing != null) {
            context.err()
                    .println(missing + " is neither a command nor a file. See evenkeel --help.");
            return ExitCode.USAGE;
        }
        return openWindow(context, store.directory(context), store.givenPassphrase(), files);
    }

    /**
     * @param passphrase to open the store with at once, which is cleared; {@code null} to ask in
     *     the window
     */
    static int openWindow(
            CommandContext context,
            Path directory,
            char @Nullable [] passphrase,
            List<Path> files) {
        if (!Display.isThere(context.environment())) {
            if (passphrase != null) {
                Arrays.fill(passphrase, '\0');
            }
            context.err().println("There is no display for the window. See evenkeel --help.");
            return ExitCode.FAILED;
        }
        context.window().open(directory, passphrase, files, context.clock());
        return ExitCode.DONE;
    }
}
