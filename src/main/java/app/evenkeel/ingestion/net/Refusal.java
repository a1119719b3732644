package app.evenkeel.ingestion.net;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Duration;

/** A host answered, but with a status that is no success. */
public final class Refusal extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient @Nullable Duration retryAfter;

    /**
     * @param retryAfter how long the host asks to be left alone, or {@code null} if it does not say
     */
    public Refusal(int status, @Nullable Duration retryAfter) {
        super("status " + status);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    public int status() {
        return status;
    }

    @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** Whether the host has too much to do: for us (429, 418) or at all (503). */
    boolean isBusy() {
        return status == 429 || status == 418 || status == 503;
    }

    /** Whether asking again can help. */
    boolean isPassing() {
        return isBusy() || status >= 500 || status == 408;
    }
}
