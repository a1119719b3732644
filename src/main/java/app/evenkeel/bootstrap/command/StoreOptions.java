package app.evenkeel.bootstrap.command;

import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.bootstrap.graph.StoreFolder;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.security.VaultException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.Console;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/** Which store, and how to open it: options that nearly every command has. */
final class StoreOptions {
    private static final int LONGEST_PASSPHRASE_BYTES = 4096;

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description = "folder of the store; else EVENKEEL_STORE, else the system's data folder")
    private @Nullable Path store;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "file whose first line is the passphrase; else it is asked for")
    private @Nullable Path passphraseFile;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    Path directory(CommandContext context) {
        return choose(own(store, given().store), context);
    }

    /** The folder where none was named. */
    static Path usual(CommandContext context) {
        return choose(null, context);
    }

    private static Path choose(@Nullable Path named, CommandContext context) {
        return StoreFolder.choose(
                named, context.environment(), context.home(), System.getProperty("os.name", ""));
    }

    /** The folder, in which there is a store. */
    Path existing(CommandContext context) {
        Path directory = directory(context);
        if (!SessionGraph.exists(directory)) {
            throw new VaultException(
                    Problem.of(ProblemCode.STORE_MISSING, directory.toString()), null);
        }
        return directory;
    }

    SessionGraph unlock(CommandContext context, @Nullable String user) {
        Path directory = existing(context);
        SessionGraph.requireWhole(directory);
        char[] passphrase = passphrase(context, false);
        try {
            return SessionGraph.unlock(
                    context.vaults().apply(directory), user, passphrase, context.clock());
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /**
     * The passphrase, which the caller clears.
     *
     * @param twice whether to ask for it a second time, as for a new one
     */
    char[] passphrase(CommandContext context, boolean twice) {
        char[] given = givenPassphrase();
        if (given != null) {
            return given;
        }
        Console console = context.console().get();
        if (console == null) {
            throw usage("Give --passphrase-file: there is no terminal to ask on.");
        }
        char[] typed = asked(console, "Passphrase: ");
        if (twice) {
            char[] again = asked(console, "Once more: ");
            boolean same = Arrays.equals(typed, again);
            Arrays.fill(again, '\0');
            if (!same) {
                throw usage("The two passphrases differ.");
            }
        }
        return typed;
    }

    /** The passphrase of the file that was named, which the caller clears; {@code null} if none. */
    char @Nullable [] givenPassphrase() {
        Path file = own(passphraseFile, given().passphraseFile);
        return file == null ? null : firstLine(file);
    }

    private char[] asked(Console console, String prompt) {
        char[] typed = console.readPassword(prompt);
        if (typed == null) {
            throw usage("No passphrase was given.");
        }
        return typed;
    }

    private char[] firstLine(Path file) {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LONGEST_PASSPHRASE_BYTES);
        } catch (IOException e) {
            throw usage("The passphrase file cannot be read: " + file);
        }
        // Decoded without a String, which could not be cleared afterwards.
        CharBuffer chars = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        Arrays.fill(bytes, (byte) 0);
        char[] all = new char[chars.remaining()];
        chars.get(all);
        int from = all.length > 0 && all[0] == '\uFEFF' ? 1 : 0;
        int to = from;
        while (to < all.length && all[to] != '\n' && all[to] != '\r') {
            to++;
        }
        char[] line = Arrays.copyOfRange(all, from, to);
        Arrays.fill(all, '\0');
        return line;
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec().commandLine(), message);
    }

    private static @Nullable Path own(@Nullable Path here, @Nullable Path before) {
        return here != null ? here : before;
    }

    /** The same options where they were given before the command's name. */
    private StoreOptions given() {
        return spec().root().userObject() instanceof RootCommand root ? root.store() : this;
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(command, "picocli sets the command");
    }
}
