package app.evenkeel.bench;

import javafx.application.Platform;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks the JavaFX thread for an answer, again and again, and keeps the longest wait; of a stall it
 * prints what the thread was doing. One thread runs it.
 *
 * <p>A wait by the clock is what a user feels. It holds three things that have different cures: the
 * processor time of the JavaFX thread, which its tasks used themselves; the pauses of the garbage
 * collector; and how much longer than it asked for the probe itself slept, which is when other
 * threads and other programs held the processors.
 */
final class FxProbe implements Runnable {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final List<GarbageCollectorMXBean> COLLECTORS =
            ManagementFactory.getGarbageCollectorMXBeans();

    private static final long SAMPLE_MILLIS = 5;
    private static final long STALL_NANOS = TimeUnit.MILLISECONDS.toNanos(30);
    private static final long BUSY_NANOS = TimeUnit.MILLISECONDS.toNanos(15);
    private static final int INNER_FRAMES = 6;

    private final Thread fxThread;
    private volatile Wait most = Wait.NONE;

    FxProbe(Thread fxThread) {
        this.fxThread = fxThread;
    }

    /** The longest of each; they need not be of the same wait. Any thread. */
    Wait most() {
        return most;
    }

    @Override
    public void run() {
        long pausedBefore = paused();
        long busyBefore = busy();
        long asked = System.nanoTime();
        var answered = new CountDownLatch(1);
        Platform.runLater(answered::countDown);
        var seen = new LinkedHashMap<String, Integer>();
        long late = 0;
        try {
            long slept = System.nanoTime();
            while (!answered.await(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
                late += lateness(slept);
                seen.merge(where(), 1, Integer::sum);
                slept = System.nanoTime();
            }
            late += lateness(slept);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long waited = System.nanoTime() - asked;
        Wait wait = new Wait(waited, busy() - busyBefore, paused() - pausedBefore, late);
        most = most.most(wait);
        if (waited > STALL_NANOS || wait.busy > BUSY_NANOS) {
            tell(wait, seen);
        }
    }

    private static void tell(Wait wait, Map<String, Integer> seen) {
        System.err.printf(
                Locale.ROOT,
                "%.1f s after the start a wait of %d ms: %d ms processor time, %d ms collector,"
                        + " %d ms asleep too long%n",
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0,
                wait.waited / 1_000_000,
                wait.busy / 1_000_000,
                wait.paused / 1_000_000,
                wait.late / 1_000_000);
        seen.forEach((stack, times) -> System.err.println("  " + times + " x " + stack));
    }

    private static long lateness(long slept) {
        long over = System.nanoTime() - slept - TimeUnit.MILLISECONDS.toNanos(SAMPLE_MILLIS);
        return Math.max(0, over);
    }

    private long busy() {
        return THREADS.getThreadCpuTime(fxThread.threadId());
    }

    /** How long all threads have stood still for the garbage collector so far. */
    private static long paused() {
        return TimeUnit.MILLISECONDS.toNanos(
                COLLECTORS.stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum());
    }

    /** What the FX thread is doing: the innermost frames, and the program's own outer ones. */
    private String where() {
        StackTraceElement[] stack = fxThread.getStackTrace();
        return Stream.concat(
                        Arrays.stream(stack).limit(INNER_FRAMES),
                        Arrays.stream(stack)
                                .skip(INNER_FRAMES)
                                .filter(frame -> frame.getClassName().startsWith("app.evenkeel")))
                .map(frame ->
                        frame.getClassName().replaceFirst(".*\\.", "")
                                + "."
                                + frame.getMethodName()
                                + ":"
                                + frame.getLineNumber())
                .collect(Collectors.joining(" < "));
    }

    /**
     * A wait for the JavaFX thread, in nanoseconds.
     *
     * @param waited by the clock
     * @param busy processor time of the thread
     * @param paused while the garbage collector ran
     * @param late how much longer the probe slept than it asked for
     */
    record Wait(long waited, long busy, long paused, long late) {
        static final Wait NONE = new Wait(0, 0, 0, 0);

        Wait most(Wait other) {
            return new Wait(
                    Math.max(waited, other.waited),
                    Math.max(busy, other.busy),
                    Math.max(paused, other.paused),
                    Math.max(late, other.late));
        }
    }
}
