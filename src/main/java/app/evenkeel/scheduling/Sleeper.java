package app.evenkeel.scheduling;

import java.time.Duration;

/** Waits; tests pass time by without it. */
public interface Sleeper {
    /** Returns after a while, or sooner when {@link #wake} is called. */
    void sleep(Duration longest);

    /** Ends the present sleep, or the next one if nobody sleeps. */
    void wake();
}
