package app.evenkeel.bootstrap.command;

import app.evenkeel.security.Vault;

import org.jspecify.annotations.Nullable;

import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the surroundings lend to every command; tests lend their own.
 *
 * @param out where results go, in UTF-8
 * @param err where errors and progress go
 * @param console gives the terminal to ask for a passphrase on, or {@code null} if nobody is there
 * @param vaults gives the vault of a store's folder
 * @param window opens the window
 */
public record CommandContext(
        PrintStream out,
        PrintStream err,
        Supplier<@Nullable Console> console,
        Map<String, String> environment,
        Path home,
        Clock clock,
        Function<Path, Vault> vaults,
        Window window) {

    /** The window; every method returns when it is closed. */
    public interface Window {
        /**
         * Opens it for the user.
         *
         * @param store the folder of the store to show
         * @param passphrase to open it with at once, or {@code null} to ask for it; cleared by the
         *     callee
         * @param files to review once the store is open
         */
        void open(Path store, char @Nullable [] passphrase, List<Path> files, Clock clock);

        /** Opens it and closes it again as soon as it is shown. */
        void show(Path store, Clock clock);
    }
}
