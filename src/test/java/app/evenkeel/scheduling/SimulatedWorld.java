package app.evenkeel.scheduling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Time that passes only when something sleeps, on one thread: whoever sleeps lets everything else
 * that is due by then happen first, inside its call. So jobs overlap, and every run is repeatable.
 */
public final class SimulatedWorld {
    /** Thrown to end a simulated process wherever it is. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        public Killed() {
            super("killed", null, false, false);
        }
    }

    private record Event(Instant at, long number, Runnable action) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparingLong(Event::number));
    private final ZoneId zone;
    private Instant now;
    private Duration skew = Duration.ZERO;
    private long count;
    private int depth;

    public SimulatedWorld(Instant start, ZoneId zone) {
        this.now = start;
        this.zone = zone;
    }

    /** What time it really is. */
    public Instant now() {
        return now;
    }

    /** How many jobs and other sleepers are inside each other. */
    public int depth() {
        return depth;
    }

    /** What the computer's clock says. */
    public Clock clock() {
        return clock(zone);
    }

    private Clock clock(ZoneId in) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return in;
            }

            @Override
            public Clock withZone(ZoneId other) {
                return clock(other);
            }

            @Override
            public Instant instant() {
                return now.plus(skew);
            }
        };
    }

    public void setSkew(Duration newSkew) {
        skew = newSkew;
    }

    public boolean isSkewed() {
        return !skew.isZero();
    }

    /** Lets something happen later. */
    public void after(Duration wait, Runnable action) {
        events.add(new Event(now.plus(wait), count++, action));
    }

    /** Passes time, and lets happen what is due in it. */
    public void sleep(Duration time) {
        Instant until = now.plus(time);
        depth++;
        try {
            for (Event next = events.peek();
                    next != null && !next.at().isAfter(until);
                    next = events.peek()) {
                events.remove();
                now = next.at().isAfter(now) ? next.at() : now;
                next.action().run();
            }
            now = until.isAfter(now) ? until : now;
        } finally {
            depth--;
        }
    }

    /** Passes time in which the whole computer sleeps. */
    public void freeze(Duration time) {
        now = now.plus(time);
    }

    /** Ends a process: nothing that it had planned happens. */
    public void forget() {
        events.clear();
    }
}
