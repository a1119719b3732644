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

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A child of the benchmark: the real window on a real store, an import behind it, and a watchdog
 * that asks the FX thread for an answer every two milliseconds and keeps the longest wait. Then the
 * time to a filled Overview.
 */
final class FxWatchdog {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2024-12-31T12:00:00Z"), ZoneOffset.UTC);
    private static final long SETTLE_SECONDS = 5;

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
        try (var timer = Executors.newSingleThreadScheduledExecutor()) {
            var waiting = timer.schedule(() -> {}, SETTLE_SECONDS, TimeUnit.SECONDS);
            waiting.get();
            var watch =
                    timer.scheduleWithFixedDelay(() -> ask(longest), 0, 2, TimeUnit.MILLISECONDS);
            StagedImport staged = session.imports().stage(List.of(file), null, Progress.NONE);
            session.imports().apply(staged, Map.of(), Progress.NONE);
            // What the window does with the news counts as well.
            Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory())
                    .schedule(() -> {}, SETTLE_SECONDS, TimeUnit.SECONDS)
                    .get();
            watch.cancel(false);
        }
        print("longest", longest.get());
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

    private static void ask(AtomicLong longest) {
        long asked = System.nanoTime();
        var answered = new CountDownLatch(1);
        Platform.runLater(answered::countDown);
        try {
            answered.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        longest.accumulateAndGet(System.nanoTime() - asked, Math::max);
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
