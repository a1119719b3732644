package app.evenkeel.execution;

import app.evenkeel.domain.task.WorkCancelledException;
import app.evenkeel.ingestion.net.Time;

import java.time.Duration;
import java.time.Instant;

/**
 * The time of a session: waiting in it ends with it. A run that is cut off in a pause is taken up
 * later like one that a crash cut off.
 */
final class SessionTime implements Time {
    /** How long the end of the session is not noticed at most. */
    private static final Duration STEP = Duration.ofMillis(50);

    private final Time time;
    private volatile boolean ended;

    SessionTime(Time time) {
        this.time = time;
    }

    @Override
    public Instant now() {
        return time.now();
    }

    @Override
    public long nanos() {
        return time.nanos();
    }

    /**
     * @throws WorkCancelledException if the session ends before
     */
    @Override
    public void pause(Duration duration) {
        for (Duration left = duration; ; left = left.minus(STEP)) {
            if (ended) {
                throw new WorkCancelledException();
            }
            if (!left.isPositive()) {
                return;
            }
            time.pause(left.compareTo(STEP) < 0 ? left : STEP);
        }
    }

    boolean hasEnded() {
        return ended;
    }

    /** Cuts off all waiting, and what begins to wait later. */
    void end() {
        ended = true;
    }
}
