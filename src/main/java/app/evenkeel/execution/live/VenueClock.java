package app.evenkeel.execution.live;

import app.evenkeel.execution.gateway.GatewayException;
import app.evenkeel.ingestion.net.Time;

import si.mazi.rescu.SynchronizedValueFactory;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * A venue's clock, as far as it is known here: read once, and then counted on by the time that only
 * runs forward, so that this computer's clock may be set without harm. After a sleep, when the two
 * part, it is to be read again. Thread-safe.
 */
final class VenueClock implements SynchronizedValueFactory<Long> {
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final Duration PARTED = Duration.ofMillis(500);

    private final Time time;
    private long venueMillis;
    private long readNanos;
    private Instant readAt = Instant.MIN;
    private boolean known;

    VenueClock(Time time) {
        this.time = time;
    }

    /** Whether it must be read before it can be relied on. */
    synchronized boolean isStale() {
        if (!known) {
            return true;
        }
        Duration counted = Duration.ofNanos(time.nanos() - readNanos);
        Duration passed = Duration.between(readAt, time.now());
        return counted.compareTo(GOOD_FOR) > 0 || counted.minus(passed).abs().compareTo(PARTED) > 0;
    }

    /** The venue refused the time that it was told. */
    synchronized void distrust() {
        known = false;
    }

    /**
     * Takes in what a venue said its time is.
     *
     * @param askedNanos {@link Time#nanos()} when it was asked; the answer is from half-way between
     *     that and now
     */
    synchronized void read(long millis, long askedNanos) {
        long now = time.nanos();
        venueMillis = millis + Duration.ofNanos((now - askedNanos) / 2).toMillis();
        readNanos = now;
        readAt = time.now();
        known = true;
    }

    /**
     * Asks a venue for its time and takes that in. Blocks.
     *
     * @param call for milliseconds since 1970; zero or less where the answer has no time
     * @throws GatewayException if it does not tell
     */
    void ask(VenueCalls calls, VenueCalls.Call<Long> call) {
        calls.question(() -> {
            long asked = time.nanos();
            long millis = call.call();
            if (millis <= 0) {
                throw new IOException("an answer without a time");
            }
            read(millis, asked);
            return millis;
        });
    }

    /** How far the venue's clock is before this computer's. */
    synchronized Duration offset() {
        return known ? Duration.ofMillis(millis() - time.now().toEpochMilli()) : Duration.ZERO;
    }

    private long millis() {
        return known
                ? venueMillis + Duration.ofNanos(time.nanos() - readNanos).toMillis()
                : time.now().toEpochMilli();
    }

    /** The time that a request is to carry. */
    @Override
    public synchronized Long createValue() {
        return millis();
    }
}
