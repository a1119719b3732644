package app.evenkeel.presentation.shell;

import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;
import app.evenkeel.presentation.fx.ScreenFactory;
import app.evenkeel.presentation.fx.Workspace;

import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sidebar, top bar, screen and status bar. Screens are made when first shown, and kept. */
final class ShellView extends BorderPane {
    private final ScreenFactory factory;
    private final Workspace workspace;
    private final Map<String, Screen> screens = new HashMap<>();
    private final StackPane stage = new StackPane();
    private @Nullable Screen shown;

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
    }

    Optional<Screen> shown() {
        return Optional.ofNullable(shown);
    }

    /** Leaves the screen that is shown, so that it stops listening. */
    void leave() {
        if (shown != null) {
            shown.deactivate();
            shown = null;
        }
    }

    private void show(@Nullable Route route) {
        if (route == null) {
            return;
        }
        leave();
        Screen next = screens.computeIfAbsent(route.key(), key -> factory.create(route, workspace));
        stage.getChildren().setAll(next.node());
        shown = next;
        next.activate(route);
    }
}
