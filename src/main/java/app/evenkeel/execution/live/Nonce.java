package app.evenkeel.execution.live;

import app.evenkeel.ingestion.net.Time;

import si.mazi.rescu.SynchronizedValueFactory;

import java.util.function.LongConsumer;

/**
 * Numbers that only rise, as some exchanges want one with every request: the milliseconds of the
 * clock, or one more than the last where the clock stands still or was set back. A number is kept
 * some way ahead of those given out, so that none comes twice after a restart. Thread-safe.
 */
final class Nonce implements SynchronizedValueFactory<Long> {
    private static final long AHEAD = 5_000;

    private final Time time;
    private final LongConsumer keep;
    private long last;
    private long kept;

    /**
     * @param kept what was kept last, or 0
     * @param keep writes the next one down
     */
    Nonce(Time time, long kept, LongConsumer keep) {
        this.time = time;
        this.keep = keep;
        this.kept = kept;
        this.last = kept;
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
