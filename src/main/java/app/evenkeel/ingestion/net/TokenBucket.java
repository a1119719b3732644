package app.evenkeel.ingestion.net;

/**
 * A limit on requests over time: so many at one moment, so many a second after that. Thread-safe.
 *
 * <p>A caller takes a place and is told when its turn is, so that turns are used to the full
 * however many callers there are.
 */
final class TokenBucket {
    private final long nanosPerToken;
    private final long burstNanos;
    private long nextFree = Long.MIN_VALUE;
    private long closedUntil = Long.MIN_VALUE;

    TokenBucket(double perSecond, int burst) {
        this.nanosPerToken = Math.round(1e9 / perSecond);
        this.burstNanos = nanosPerToken * (burst - 1L);
    }

    /** Takes the next place; returns how many nanoseconds after {@code now} its turn is. */
    synchronized long take(long now) {
        nextFree = nextFree == Long.MIN_VALUE ? now - burstNanos : nextFree;
        nextFree = Math.max(nextFree, now - burstNanos);
        long turn = Math.max(nextFree, now);
        nextFree += nanosPerToken;
        return turn - now;
    }

    /** Whether a turn that has come is no longer one, since it was closed meanwhile. */
    synchronized boolean isClosed(long now) {
        return now < closedUntil;
    }

    /** Gives no turn before then, and takes back those given. */
    synchronized void closeUntil(long nanos) {
        closedUntil = Math.max(closedUntil, nanos);
        nextFree = nextFree == Long.MIN_VALUE ? nanos : Math.max(nextFree, nanos);
    }
}
