package app.evenkeel.scheduling;

import java.time.Duration;

/**
 * How often a failed run is tried again, and after how long: each pause is twice the one before.
 *
 * @param attempts how many in all, with the first
 * @param first pause before the second attempt
 * @param longest pause between two attempts
 */
public record Retry(int attempts, Duration first, Duration longest) {
    /** Tried once. */
    public static final Retry NEVER = new Retry(1, Duration.ZERO, Duration.ZERO);

    public Retry {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts: " + attempts);
        }
    }

    /** Whether another attempt follows this one. */
    boolean goesOnAfter(int attempt) {
        return attempt < attempts;
    }

    /** How long to wait after an attempt. */
    Duration pauseAfter(int attempt) {
        Duration pause = first;
        for (int i = 1; i < attempt && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
