package app.evenkeel.bench;

import app.evenkeel.bootstrap.graph.AppGraph;
import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.portfolio.StagedImport;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.shell.Look;
import app.evenkeel.presentation.shell.OpenStore;
import app.evenkeel.presentation.shell.Shell;

import javafx.application.Platform;
import javafx.stage.Stage;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A child of the benchmark: the real window on a real store, an import behind it, and a watchdog
 * that asks the FX thread for an answer every two milliseconds and keeps the longest wait; of a
 * stall it prints what the thread was doing. Then the time to a filled Overview.
 */
final class FxWatchdog {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2024-12-31T12:00:00Z"), ZoneOffset.UTC);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** The most processor time of the FX thread within one wait: what it did itself. */
    private static final AtomicLong BUSIEST = new AtomicLong();

    private static final long SETTLE_SECONDS = 5;
    private static final long SAMPLE_MILLIS = 5;
    private static final long STALL_NANOS = TimeUnit.MILLISECONDS.toNanos(30);
    private static final int INNER_FRAMES = 6;

    private FxWatchdog() {}

    static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        SessionGraph.Created created =
                SessionGraph.create(
                        folder,
                        new SessionGraph.NewStore("bench", CurrencyCode.USD, "en"),
                        "four unrelated words here".toCharArray(),
                        CLOCK);
        SessionGraph session = created.session();
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        var app = new AppGraph(folder, CLOCK);
        OpenStore store = AppGraph.storeOf(session, CLOCK);
        onFx(() -> {
            app.shell().show(new Stage(), store);
            return true;
        });

        var longest = new AtomicLong();
        Thread fxThread = onFx(Thread::currentThread);
        try (var timer = Executors.newSingleThreadScheduledExecutor()) {
            var waiting = timer.schedule(() -> {}, SETTLE_SECONDS, TimeUnit.SECONDS);
            waiting.get();
            var watch =
                    timer.scheduleWithFixedDelay(
                            () -> ask(fxThread, longest), 0, 2, TimeUnit.MILLISECONDS);
            System.err.println("import begins " + sinceStart() + " s after the start");
            StagedImport staged = session.imports().stage(List.of(file), null, Progress.NONE);
            session.imports().apply(staged, Map.of(), Progress.NONE);
            System.err.println("import done " + sinceStart() + " s after the start");
            // What the window does with the news counts as well.
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory())
                    .schedule(() -> {}, SETTLE_SECONDS, TimeUnit.SECONDS)
                    .get();
            watch.cancel(false);
        }
        print("longest", longest.get());
        print("busiest", BUSIEST.get());
        print("overview-cold", timed(store));
        print("overview-warm", timed(store));
        System.exit(0);
    }

    private static long timed(OpenStore store) throws Exception {
        var look = new Look(Theme.LIGHT, Locale.ENGLISH, Locale.ENGLISH, false);
        long start = System.nanoTime();
        onFx(() -> Shell.sceneFor(store, new Route.Overview(), look, CLOCK, 1280, 800));
        return System.nanoTime() - start;
    }

    private static void ask(Thread fxThread, AtomicLong longest) {
        long asked = System.nanoTime();
        long busyBefore = THREADS.getThreadCpuTime(fxThread.threadId());
        var answered = new CountDownLatch(1);
        Platform.runLater(answered::countDown);
        var seen = new LinkedHashMap<String, Integer>();
        try {
            while (!answered.await(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
                seen.merge(where(fxThread), 1, Integer::sum);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        long waited = System.nanoTime() - asked;
        longest.accumulateAndGet(waited, Math::max);
        long busy = THREADS.getThreadCpuTime(fxThread.threadId()) - busyBefore;
        BUSIEST.accumulateAndGet(busy, Math::max);
        if (waited > STALL_NANOS) {
            System.err.println(
                    "stall of "
                            + waited / 1_000_000
                            + " ms, "
                            + sinceStart()
                            + " s after the start");
            seen.forEach((stack, times) -> System.err.println("  " + times + " x " + stack));
        }
    }

    private static double sinceStart() {
        return ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
    }

    /** What the FX thread is doing: the innermost frames, and the program's own outer ones. */
    private static String where(Thread fxThread) {
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

    private static <T> T onFx(Supplier<T> work) throws Exception {
        var result = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                result.complete(work.get());
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
        return result.get();
    }

    private static void print(String name, long nanos) {
        System.out.println(ChildProcess.MARK + name + " " + nanos / 1e9);
    }
}
