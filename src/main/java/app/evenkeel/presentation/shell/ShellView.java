package app.evenkeel.presentation.shell;

import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;
import app.evenkeel.presentation.fx.ScreenFactory;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sidebar, top bar, screen and status bar. Screens are made when first shown, and kept. */
final class ShellView extends BorderPane {
    /** What takes less time than this needs no sign that it is under way. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final ScreenFactory factory;
    private final Workspace workspace;
    private final Map<String, Screen> screens = new HashMap<>();
    private final StackPane stage = new StackPane();
    private @Nullable Screen shown;
    private Handle waiting = Handle.NONE;

    ShellView(
            ShellViewModel model,
            BackgroundWork background,
            Workspace workspace,
            ScreenFactory factory,
            List<Button> foot) {
        this.factory = factory;
        this.workspace = workspace;
        getStyleClass().add("ek-shell");
        setLeft(new Sidebar(model, workspace.messages(), foot));
        BorderPane page = new BorderPane(stage);
        page.setTop(new TopBar(model, workspace.messages(), model::importFiles));
        page.setBottom(new StatusBar(model, background, workspace));
        setCenter(page);
        model.routeProperty().subscribe(this::show);
        if (shown == null) {
            waiting = workspace.tasks().later(PATIENCE, this::showWaiting);
        }
    }

    Optional<Screen> shown() {
        return Optional.ofNullable(shown);
    }

    /** Leaves the screen that is shown, so that it stops listening. */
    void leave() {
        waiting.cancel();
        if (shown != null) {
            shown.deactivate();
            shown = null;
        }
    }

    /** The store is still being read, before it is known which screen was the last one. */
    private void showWaiting() {
        ProgressIndicator wheel = new ProgressIndicator();
        wheel.setMaxSize(32, 32);
        wheel.setAccessibleText(workspace.messages().text("state.loading"));
        stage.getChildren().setAll(wheel);
    }

    private void show(@Nullable Route route) {
        if (route == null) {
            return;
        }
        waiting.cancel();
        leave();
        Screen next = screens.computeIfAbsent(route.key(), key -> factory.create(route, workspace));
        stage.getChildren().setAll(next.node());
        shown = next;
        next.activate(route);
    }
}
