package app.evenkeel.ingestion.net;

import app.evenkeel.domain.task.Progress;
import app.evenkeel.domain.task.WorkCancelledException;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends one attempt that would take longer than it may, or that the user no longer wants, however
 * the answer drips in. The attempt has a virtual thread of its own; interrupting that closes the
 * socket it reads from, which also works inside a library that has no such limit.
 *
 * @param longest from the first byte sent to the last one received
 */
record Patience(Duration longest) {
    private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(200);

    /**
     * @throws HttpTimeoutException after the longest time
     * @throws WorkCancelledException after a cancel or interrupt
     */
    <T> T within(Progress progress, Gate.Request<T> request) throws IOException {
        FutureTask<T> attempt = new FutureTask<>(request::send);
        Thread.startVirtualThread(attempt);
        long until = System.nanoTime() + longest.toNanos();
        try {
            while (true) {
                long left = until - System.nanoTime();
                try {
                    return attempt.get(Math.clamp(left, 1, SLICE), TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    progress.checkCancelled();
                    if (left <= SLICE) {
                        throw new HttpTimeoutException("the answer did not end in time");
                    }
                }
            }
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkCancelledException();
        } finally {
            attempt.cancel(true);
        }
    }

    private static IOException unwrapped(ExecutionException e) {
        return switch (e.getCause()) {
            case IOException broken -> broken;
            case RuntimeException thrown -> throw thrown;
            case Error error -> throw error;
            case null, default -> new IOException(e);
        };
    }
}
