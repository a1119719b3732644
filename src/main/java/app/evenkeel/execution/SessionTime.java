package app.evenkeel.execution;

import app.evenkeel.domain.task.WorkCancelledException;
import app.evenkeel.ingestion.net.Time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The time of a session: waiting in it ends with it. A run that is cut off in a pause is taken up
 * later like one that a crash cut off.
 */
final class SessionTime implements Time {
    private final Time time;
    private final CountDownLatch ended = new CountDownLatch(1);

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
        try {
            if (ended.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new WorkCancelledException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean hasEnded() {
        return ended.getCount() == 0;
    }

    /** Cuts off all waiting, and what begins to wait later. */
    void end() {
        ended.countDown();
    }
}
