package app.evenkeel.presentation.shell;

import app.evenkeel.presentation.fx.FxTaskRunner;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Theme;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import java.time.Clock;

/**
 * The window, from start to exit.
 *
 * <p>In the program, on the JavaFX thread:
 *
 * <pre>{@code
 * FxTaskRunner tasks = new FxTaskRunner(Executors.newVirtualThreadPerTaskExecutor());
 * StoreAccess access = ...;      // over Vault, Database and the session's services
 * new Shell(access, tasks, WindowSettings.load(directory), clock).show(stage);
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
 * scene.snapshot(null)}; everything is loaded when it returns.
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

    /** Opens the window, with the first-run or the unlock screen in it. */
    public void show(Stage stage) {
        stage.setTitle(access.exists() + " " + tasks + settings + clock);
    }

    /** A screen of an open store inside the whole window, loaded and laid out, without a window. */
    public static Scene sceneFor(
            OpenStore store, Route route, Look look, Clock clock, double width, double height) {
        Scene scene = new Scene(new StackPane(), width, height);
        Theme.swapGainColours(
                scene, look.gainRed() && route != null && clock != null && store != null);
        return scene;
    }

    /** The unlock screen, or the first-run screen, without a window. */
    public static Scene entryScene(boolean firstRun, Look look, double width, double height) {
        Scene scene = new Scene(new StackPane(), width, height);
        look.theme().apply(scene);
        Theme.swapGainColours(scene, firstRun);
        return scene;
    }
}
