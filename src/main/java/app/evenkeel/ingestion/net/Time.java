package app.evenkeel.ingestion.net;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The time of day, time that only ever runs forward, and waiting; tests have one that jumps. */
public interface Time {
    /** The time of day, which may be set back. */
    Instant now();

    /** Nanoseconds since some moment; never runs back. */
    long nanos();

    /** Waits at least so long, or less if the thread is interrupted. */
    void pause(Duration duration);

    /** The machine's own, with the time of day from a clock. */
    static Time of(Clock clock) {
        return new Time() {
            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration duration) {
                LockSupport.parkNanos(duration.toNanos());
            }
        };
    }
}
