package app.evenkeel.presentation.shell;

import app.evenkeel.presentation.control.BusySign;
import app.evenkeel.presentation.fx.Handle;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Screen;
import app.evenkeel.presentation.fx.ScreenFactory;
import app.evenkeel.presentation.fx.Workspace;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
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

    /** Below this width of the window the sidebar shows icons only. */
    private static final double NARROW = 900;

    /** Below this width of the window the top bar takes two lines. */
    private static final double SHORT = 1180;

    /** A screen that has less height than this scrolls. */
    private static final double SHORTEST_SCREEN = 440;

    /** Below this height of the window the sidebar's entries stand closer together. */
    private static final double LOW = 840;

    private static final PseudoClass IS_NARROW = PseudoClass.getPseudoClass("narrow");

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
        Sidebar sidebar = new Sidebar(model, workspace.messages(), foot);
        setLeft(scrolling(sidebar));
        stage.setMinHeight(SHORTEST_SCREEN);
        ScrollPane room = scrolling(stage);
        room.setHbarPolicy(ScrollPane.ScrollBarPolicy.AS_NEEDED);
        BorderPane page = new BorderPane(room);
        TopBar top = new TopBar(model, workspace.messages(), model::importFiles);
        page.setTop(top);
        page.setBottom(new StatusBar(model, background, workspace));
        setCenter(page);
        widthProperty()
                .map(width -> width.doubleValue() < NARROW)
                .subscribe(narrow -> {
                    pseudoClassStateChanged(IS_NARROW, narrow);
                    sidebar.setCompact(narrow);
                });
        widthProperty().map(width -> width.doubleValue() < SHORT).subscribe(top::setStacked);
        heightProperty().map(height -> height.doubleValue() < LOW).subscribe(sidebar::setDense);
        model.routeProperty().subscribe(this::show);
        if (shown == null) {
            waiting = workspace.tasks().later(PATIENCE, this::showWaiting);
        }
    }

    /** Fills the room there is, and scrolls where that is less than the content can do with. */
    private static ScrollPane scrolling(Node content) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setFitToHeight(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.setFocusTraversable(false);
        return pane;
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
        BusySign sign = new BusySign();
        sign.setAccessibleText(workspace.messages().text("state.loading"));
        stage.getChildren().setAll(sign);
    }

    private void show(@Nullable Route route) {
        if (route == null) {
            return;
        }
        waiting.cancel();
        leave();
        Screen next = screens.computeIfAbsent(route.key(), key -> factory.create(route, workspace));
        // The overview scrolls by itself.
        stage.setMinHeight(route instanceof Route.Overview ? 0 : SHORTEST_SCREEN);
        stage.getChildren().setAll(next.node());
        shown = next;
        next.activate(route);
    }
}
