package app.evenkeel.execution;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Stops all trading: a file in the store's folder, so that anyone who can make one there can stop
 * it, with the program or without. Looked at before every order and at every look at one.
 * Thread-safe.
 */
public final class StopSwitch {
    /** Its name in the store's folder. */
    public static final String FILE = "STOP";

    private final Path file;

    /**
     * @param folder the store's
     */
    public StopSwitch(Path folder) {
        this.file = folder.resolve(FILE);
    }

    /** Why nothing may be traded, or {@code null} if it may. */
    public @Nullable Problem refusal() {
        if (!Files.exists(file)) {
            return null;
        }
        String since;
        try {
            since =
                    Files.getLastModifiedTime(file)
                            .toInstant()
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString();
        } catch (IOException e) {
            since = "?";
        }
        return Problem.of(ProblemCode.TRADING_STOPPED, since);
    }

    /** Stops trading until {@link #release}; orders that stand are taken back. */
    public void stop(Instant when) {
        try {
            Files.writeString(file, "Trading is stopped since " + when + "\n");
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Lets trading go on. */
    public void release() {
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
