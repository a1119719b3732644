package app.evenkeel.presentation.shell;

import app.evenkeel.presentation.fx.DirectTaskRunner;
import app.evenkeel.presentation.fx.FxTaskRunner;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.TaskRunner;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.WindowChoices;
import app.evenkeel.presentation.unlock.FirstRunView;
import app.evenkeel.presentation.unlock.FirstRunViewModel;
import app.evenkeel.presentation.unlock.UnlockView;
import app.evenkeel.presentation.unlock.UnlockViewModel;

import javafx.scene.Scene;
import javafx.stage.Stage;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/**
 * The window, from start to exit.
 *
 * <p>In the program, on the JavaFX thread:
 *
 * <pre>{@code
 * FxTaskRunner tasks = new FxTaskRunner(Executors.newVirtualThreadPerTaskExecutor());
 * StoreAccess access = ...;      // over Vault, Database and the session's services
 * new Shell(access, tasks, WindowSettings.load(directory), clock).show(stage, List.of());
 * }</pre>
 *
 * <p>{@code access} returns {@link OpenStore}s, best as {@code new SessionStore(importService,
 * ledgerService, valuationService, settingService, changes, screenFactory, () -> close all)}. The
 * screen factory is a {@code switch} over {@code Route}; each screen gets the {@code Workspace}
 * that it is handed:
 *
 * <pre>{@code
 * Screen create(Route route, Workspace workspace) {
 *     return switch (route) {
 *         case Route.Overview r -> new OverviewView(new OverviewViewModel(valuation, workspace), ...);
 *         case Route.Imports r -> new ImportsView(new ImportsViewModel(
 *                 ImportDesk.of(importService, ledgerService), changes, workspace), workspace);
 *         ...
 *     };
 * }
 * }</pre>
 *
 * <p>For pictures without a window: {@link #sceneFor}, on the JavaFX thread, then {@code
 * scene.snapshot(null)}, then its end; everything is loaded when it returns.
 */
public final class Shell {
    private final StoreAccess access;
    private final FxTaskRunner tasks;
    private final WindowSettings settings;
    private final Clock clock;

    public Shell(StoreAccess access, FxTaskRunner tasks, WindowSettings settings, Clock clock) {
        this.access = access;
        this.tasks = tasks;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Opens the window, with the first-run or the unlock screen in it.
     *
     * @param files to review once a store is open, such as those the program was started with
     */
    public void show(Stage stage, List<Path> files) {
        new MainWindow(access, tasks, settings, clock, stage, files).show();
    }

    /**
     * Opens the window on a store that is open already, such as the demo's.
     *
     * @return takes files as a drop on the window does, on the JavaFX thread
     */
    public Consumer<List<Path>> show(Stage stage, OpenStore store) {
        MainWindow window = new MainWindow(access, tasks, settings, clock, stage, List.of());
        window.show();
        window.enter(store, null);
        return window::review;
    }

    /**
     * A scene that is in no window of the program's.
     *
     * @param end lets go of the store, which would keep the scene as long as it is open; on the
     *     JavaFX thread, once the scene is not needed any more
     */
    public record Loose(Scene scene, Runnable end) {}

    /** A screen of an open store inside the whole window, loaded and laid out, without a window. */
    public static Loose sceneFor(
            OpenStore store, Route route, Look look, Clock clock, double width, double height) {
        Scene scene = dressed(look, width, height);
        Overlays overlays = (Overlays) scene.getRoot();
        SessionWindow session =
                new SessionWindow(
                        store,
                        new DirectTaskRunner(),
                        look,
                        clock,
                        overlays,
                        WindowChoices.fixed(
                                new WindowChoices.Chosen(
                                        look.theme(),
                                        look.language(),
                                        look.numbers(),
                                        look.gainRed(),
                                        WindowSettings.LOCK_MINUTES)),
                        () -> null);
        session.begin(route, List.of(), WindowCommands.Outside.NONE);
        laidOut(scene);
        return new Loose(scene, session::stop);
    }

    /** The unlock screen, or the first-run screen, without a window. */
    public static Loose entryScene(boolean firstRun, Look look, double width, double height) {
        Scene scene = dressed(look, width, height);
        Overlays overlays = (Overlays) scene.getRoot();
        Messages messages = new Messages(look.language(), look.numbers());
        TaskRunner tasks = new DirectTaskRunner();
        if (firstRun) {
            FirstRunViewModel<String> model =
                    new FirstRunViewModel<>(
                            (wanted, secret) -> new FirstRunViewModel.Made<>("", ""),
                            secret -> 0,
                            look.language(),
                            tasks,
                            store -> {});
            overlays.setContent(
                    new FirstRunView(
                            model,
                            messages,
                            new WindowDialogs(overlays, messages, () -> null),
                            language -> {},
                            key -> {}));
        } else {
            UnlockViewModel<String> model =
                    new UnlockViewModel<>(secret -> "", (key, secret) -> "", tasks, store -> {});
            overlays.setContent(new UnlockView(model, messages));
        }
        laidOut(scene);
        return new Loose(scene, () -> {});
    }

    static Scene dressed(Look look, double width, double height) {
        Scene scene = new Scene(new Overlays(), width, height);
        look.theme().apply(scene);
        Theme.swapGainColours(scene, look.gainRed());
        return scene;
    }

    private static void laidOut(Scene scene) {
        // Twice: tables make their rows in the first pass and size them in the second.
        for (int pass = 0; pass < 2; pass++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
    }
}
