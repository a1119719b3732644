package app.evenkeel.ingestion.net;

import app.evenkeel.domain.task.WorkCancelledException;

import si.mazi.rescu.SynchronizedValueFactory;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;

/**
 * The one queue of all that is sent under one key, by whomever: a request goes after the answer to
 * the one before, with a number that only rises, as some exchanges want it. The number is the
 * milliseconds of the clock, or one more than the last where the clock stands still or was set
 * back; it is kept some way ahead of those given out, so that none comes twice after a restart.
 * Thread-safe.
 */
public final class KeyQueue implements SynchronizedValueFactory<Long> {
    private static final long AHEAD = 5_000;

    private final ReentrantLock turn = new ReentrantLock(true);
    private final Time time;
    private final LongConsumer keep;
    private long last;
    private long kept;

    /**
     * @param kept what was kept last, or 0
     * @param keep writes the next one down
     */
    public KeyQueue(Time time, long kept, LongConsumer keep) {
        this.time = time;
        this.keep = keep;
        this.kept = kept;
        this.last = kept;
    }

    /** For a key of which nothing is kept yet. */
    public static KeyQueue ofNewKey(Time time) {
        return new KeyQueue(time, 0, _ -> {});
    }

    /**
     * Sends a request when those before it were answered. Blocks.
     *
     * @throws WorkCancelledException if the thread was interrupted before, so that nothing was sent
     */
    public <T> T inTurn(Gate.Request<T> request) throws IOException {
        try {
            turn.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkCancelledException();
        }
        try {
            if (Thread.currentThread().isInterrupted()) {
                // Given up just when its turn came.
                throw new WorkCancelledException();
            }
            return request.send();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public synchronized Long createValue() {
        last = Math.max(last + 1, time.now().toEpochMilli());
        if (last >= kept) {
            kept = last + AHEAD;
            keep.accept(kept);
        }
        return last;
    }
}
