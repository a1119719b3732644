package app.evenkeel.ingestion.net;

import java.time.Duration;
import java.time.Instant;

/** Time that stands still but for pauses, which pass at once. */
public class VirtualTime implements Time {
    public static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

    private long nanos;

    @Override
    public synchronized Instant now() {
        return START.plusNanos(nanos);
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public void pause(Duration duration) {
        synchronized (this) {
            nanos += duration.toNanos();
        }
    }

    public synchronized Duration passed() {
        return Duration.ofNanos(nanos);
    }
}
