package app.evenkeel.execution;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Stops or pauses all trading: a file in the store's folder, so that anyone who can make one there
 * can do it, with the program or without. The stop is looked at before every order and at every
 * look at one, the pause before every line of a run. Thread-safe.
 */
public final class StopSwitch {
    /** The name of the file that stops. */
    public static final String FILE = "STOP";

    /** The name of the file that pauses. */
    public static final String PAUSE = "PAUSE";

    /** Reads well in every language. */
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

    private final Path stop;
    private final Path pause;

    /**
     * @param folder the store's
     */
    public StopSwitch(Path folder) {
        this.stop = folder.resolve(FILE);
        this.pause = folder.resolve(PAUSE);
    }

    /** Why nothing may be traded, or {@code null} if it may. */
    public @Nullable Problem refusal() {
        return since(stop, ProblemCode.TRADING_STOPPED);
    }

    /** Stops trading until {@link #release}; orders that stand are taken back. */
    public void stop(Instant when) {
        write(stop, "Trading is stopped since " + when + "\n");
    }

    /** Lets trading go on. */
    public void release() {
        remove(stop);
    }

    /** Since when runs are paused, or {@code null} if they are not. */
    public @Nullable Problem pause() {
        return since(pause, ProblemCode.TRADING_PAUSED);
    }

    /** Pauses runs until {@link #goOn}; orders that stand come to their end. */
    public void pause(Instant when) {
        write(pause, "Trading is paused since " + when + "\n");
    }

    /** Lets paused runs go on. */
    public void goOn() {
        remove(pause);
    }

    private static @Nullable Problem since(Path file, ProblemCode code) {
        if (!Files.exists(file)) {
            return null;
        }
        String since;
        try {
            since =
                    Files.getLastModifiedTime(file)
                            .toInstant()
                            .atOffset(ZoneOffset.UTC)
                            .format(SECONDS);
        } catch (IOException e) {
            since = "?";
        }
        return Problem.of(code, since);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static EvenkeelException failed(IOException e) {
        return new EvenkeelException(
                Problem.of(ProblemCode.DISK, String.valueOf(e.getMessage())), e);
    }
}
