package app.evenkeel.ingestion.net;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that stands still but for pauses, which pass at once. */
public final class VirtualTime implements Time {
    public static final Instant START = Instant.parse("2026-03-02T12:00:00Z");

    private final List<Duration> pauses = new ArrayList<>();
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
    public synchronized void pause(Duration duration) {
        pauses.add(duration);
        nanos += duration.toNanos();
    }

    public synchronized Duration passed() {
        return Duration.ofNanos(nanos);
    }
}
