package app.evenkeel.execution.wire;

import app.evenkeel.ingestion.net.Time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** Time that runs ten times as fast as it does. */
final class FastTime implements Time {
    static final int FACTOR = 10;

    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

    private final long began = System.nanoTime();
    private volatile Duration set = Duration.ZERO;

    @Override
    public Instant now() {
        return START.plusNanos(nanos()).plus(set);
    }

    @Override
    public long nanos() {
        return (System.nanoTime() - began) * FACTOR;
    }

    @Override
    public void pause(Duration duration) {
        long until = nanos() + duration.toNanos();
        long left = duration.toNanos();
        // Parking may end early for no reason.
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(Math.ceilDiv(left, FACTOR));
            left = until - nanos();
        }
    }

    /** Sets the clock, as a user or a time server does; time itself goes on. */
    void set(Duration by) {
        set = by;
    }
}
