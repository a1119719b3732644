package app.evenkeel.execution.simulation;

import app.evenkeel.ingestion.net.Time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only when someone waits, and what is to happen meanwhile. For one thread. */
final class VirtualTime implements Time {
    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(
                    Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private long nanos;
    private long lastNumber;

    private record Event(long at, long number, Runnable what) {}

    /** A clock that shows it. */
    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return Clock.fixed(now(), zone);
            }

            @Override
            public Instant instant() {
                return now();
            }
        };
    }

    @Override
    public Instant now() {
        return START.plusNanos(nanos);
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void pause(Duration duration) {
        long until = nanos + Math.max(0, duration.toNanos());
        for (Event next = events.peek(); next != null && next.at() <= until; next = events.peek()) {
            events.poll();
            nanos = Math.max(nanos, next.at());
            next.what().run();
        }
        nanos = until;
    }

    /** Lets something happen after a while, if anyone waits that long. */
    void after(Duration duration, Runnable what) {
        events.add(new Event(nanos + duration.toNanos(), lastNumber++, what));
    }
}
