package app.evenkeel.bench;

import app.evenkeel.bootstrap.graph.AppGraph;
import app.evenkeel.bootstrap.graph.SessionGraph;
import app.evenkeel.domain.event.Change;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.shell.Look;
import app.evenkeel.presentation.shell.OpenStore;
import app.evenkeel.presentation.shell.Shell;

import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.stage.Stage;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A child of the benchmark: the real window on a real store, a file dropped on it, reviewed and
 * imported, and a watchdog that asks the FX thread for an answer every two milliseconds meanwhile.
 * Then the time to a filled Overview.
 */
final class FxWatchdog {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2024-12-31T12:00:00Z"), ZoneOffset.UTC);
    private static final long SETTLE_SECONDS = 5;
    private static final long READ_SECONDS = 1;
    private static final long GLANCE_MILLIS = 100;

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
        var stage = onFx(Stage::new);
        Consumer<List<Path>> drop = onFx(() -> app.shell().show(stage, store));

        var imported = new CountDownLatch(1);
        var news =
                store.changes()
                        .subscribe(change -> {
                            if (change == Change.LEDGER) {
                                imported.countDown();
                            }
                        });
        var probe = new FxProbe(onFx(Thread::currentThread));
        try (var timer = Executors.newSingleThreadScheduledExecutor()) {
            until(() -> onFx(() -> isOpen(stage)));
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            var watch = timer.scheduleWithFixedDelay(probe, 0, 2, TimeUnit.MILLISECONDS);
            System.err.println("import begins " + sinceStart() + " s after the start");
            onFx(() -> {
                drop.accept(List.of(file));
                return true;
            });
            until(() -> onFx(() -> isShown(stage)));
            TimeUnit.SECONDS.sleep(READ_SECONDS);
            onFx(() -> confirm(stage));
            System.err.println("reviewed " + sinceStart() + " s after the start");
            imported.await();
            System.err.println("import done " + sinceStart() + " s after the start");
            // What the window does with the news counts as well.
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            watch.cancel(false);
            news.close();
        }
        print("longest", probe.most().waited());
        print("busiest", probe.most().busy());
        print("paused", probe.most().paused());
        print("overview-cold", timed(store));
        print("overview-warm", timed(store));
        System.exit(0);
    }

    /** Whether the window is there, on a store that is still empty. */
    private static boolean isOpen(Stage stage) {
        return stage.getScene().lookup(".ek-empty") != null;
    }

    /** Whether the rows of the file under review are shown. */
    private static boolean isShown(Stage stage) {
        return stage.getScene().lookup("#import-rows") != null;
    }

    private static boolean confirm(Stage stage) {
        ((Button) stage.getScene().lookup("#import-apply")).fire();
        return true;
    }

    private static void until(Callable<Boolean> isDone) throws Exception {
        while (!isDone.call()) {
            TimeUnit.MILLISECONDS.sleep(GLANCE_MILLIS);
        }
    }

    private static long timed(OpenStore store) throws Exception {
        var look = new Look(Theme.LIGHT, Locale.ENGLISH, Locale.ENGLISH, false);
        long start = System.nanoTime();
        onFx(() -> Shell.sceneFor(store, new Route.Overview(), look, CLOCK, 1280, 800));
        return System.nanoTime() - start;
    }

    private static double sinceStart() {
        return ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
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
