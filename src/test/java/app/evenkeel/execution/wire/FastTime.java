package app.evenkeel.execution.wire;

import app.evenkeel.ingestion.net.Time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Time that runs ten times as fast as it does, or as fast as it is waited for. */
final class FastTime implements Time {
    static final int FACTOR = 10;

    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

    private final long began = System.nanoTime();
    private final AtomicLong leapt = new AtomicLong();
    private volatile Duration set = Duration.ZERO;
    private volatile boolean leaps;

    @Override
    public Instant now() {
        return START.plusNanos(nanos()).plus(set);
    }

    @Override
    public long nanos() {
        return (System.nanoTime() - began) * FACTOR + leapt.get();
    }

    @Override
    public void pause(Duration duration) {
        if (leaps) {
            leapt.addAndGet(duration.toNanos());
            return;
        }
        long until = nanos() + duration.toNanos();
        long left = duration.toNanos();
        // Parking may end early for no reason.
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(Math.ceilDiv(left, FACTOR));
            left = until - nanos();
        }
    }

    /** From now on a pause ends at once and is in the past: nothing but who pauses goes on. */
    void leap() {
        leaps = true;
    }

    /** Sets the clock, as a user or a time server does; time itself goes on. */
    void set(Duration by) {
        set = by;
    }
}
