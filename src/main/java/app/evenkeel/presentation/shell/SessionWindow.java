package app.evenkeel.presentation.shell;

import app.evenkeel.presentation.fx.Formats;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.TaskRunner;
import app.evenkeel.presentation.fx.WindowChoices;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.presentation.imports.ImportReviewView;
import app.evenkeel.presentation.imports.ImportReviewViewModel;

import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** The window's content while a store is open, in one language and look. */
final class SessionWindow {
    private final Overlays overlays;
    private final ShellViewModel model;
    private final Workspace workspace;
    private final ImportReviewViewModel review;
    private final ImportReviewView reviewView;
    private final BackgroundWork background;
    private final OpenStore store;
    private final Rehearsal rehearsal;
    private @Nullable ShellView view;
    private @Nullable Shortcuts shortcuts;
    private @Nullable WindowCommands commands;

    SessionWindow(
            OpenStore store,
            TaskRunner tasks,
            Look look,
            Clock clock,
            Overlays overlays,
            WindowChoices choices,
            Supplier<@Nullable Window> owner) {
        this.store = store;
        this.overlays = overlays;
        Messages messages = new Messages(look.language(), look.numbers());
        model = new ShellViewModel(store, tasks, messages, new Formats(look.numbers()), clock);
        WindowDialogs dialogs = new WindowDialogs(overlays, messages, owner);
        workspace =
                new Workspace(
                        messages,
                        model.context(),
                        tasks,
                        model,
                        new WindowNotices(
                                overlays, messages, owner, () -> model.go(Route.Settings.NETWORK)),
                        dialogs,
                        choices);
        rehearsal = new Rehearsal(tasks, overlays);
        background =
                new BackgroundWork(
                        store.activity(),
                        store.changes(),
                        workspace,
                        new AwayNotices(store, owner, DesktopNotices.ofSystem()));
        review = new ImportReviewViewModel(store.imports(), workspace);
        reviewView = new ImportReviewView(review, workspace);
        model.setWorkspace(
                workspace,
                () -> dialogs.chooseFiles(messages.text("import.choose.title"), this::review),
                this::mapColumns);
    }

    /**
     * Builds the window and loads.
     *
     * @param route where to, or {@code null} for where the user was last
     * @param foot buttons at the sidebar's foot
     * @param outside what the window does beyond the session
     */
    void begin(@Nullable Route route, List<Button> foot, WindowCommands.Outside outside) {
        ShellView built = new ShellView(model, background, workspace, store.screens(), foot);
        view = built;
        commands =
                new WindowCommands(
                        model,
                        workspace.messages(),
                        built::shown,
                        outside,
                        this::palette,
                        this::help);
        built.setTop(new WindowMenu(commands, workspace.messages(), overlays::isShowing));
        overlays.setContent(built);
        review.stateProperty().subscribe((before, now) -> follow(now));
        model.start(route);
        background.start();
    }

    /** Takes dropped files and keys; where there is a window. */
    void listen(Scene scene, WindowCommands.Outside outside) {
        Messages messages = workspace.messages();
        DropTarget drop =
                new DropTarget(
                        messages.text("shell.drop.title"),
                        messages.text("shell.drop.text"),
                        () -> review.stateProperty().get() != ImportReviewViewModel.State.APPLYING,
                        this::review);
        overlays.addAbove(drop, Pos.CENTER);
        drop.listen(scene);
        Shortcuts keys = new Shortcuts(scene, overlays::isShowing, this::help);
        shortcuts = keys;
        if (view != null) {
            keys.forScreens(model, view);
        }
        keys.on(KeyCode.K, this::palette);
        keys.on(KeyCode.COMMA, () -> model.go(new Route.Settings()));
        keys.on(KeyCode.L, outside.lock());
        keys.on(KeyCode.Q, outside.quit());
        keys.onPlain(KeyCode.F11, outside.fullScreen());
        rehearsal.begin();
    }

    /** Asks for a file to map; without one shows the templates there are. */
    private void mapColumns() {
        review.map(null);
    }

    void review(List<Path> files) {
        review.begin(files);
    }

    /** Stops listening, before the store is closed or the window is built anew. */
    void stop() {
        if (shortcuts != null) {
            shortcuts.stop();
        }
        if (view != null) {
            view.leave();
        }
        review.cancel();
        rehearsal.stop();
        background.stop();
        model.stop();
        overlays.hide();
    }

    @Nullable Route route() {
        return model.routeProperty().get();
    }

    Messages messages() {
        return workspace.messages();
    }

    Workspace workspace() {
        return workspace;
    }

    private void help() {
        overlays.show(new ShortcutSheet(workspace.messages(), overlays::hide), overlays::hide);
    }

    private void palette() {
        if (commands != null) {
            overlays.show(
                    new CommandPalette(commands.all(), workspace.messages(), overlays::hide),
                    overlays::hide);
        }
    }

    private void follow(ImportReviewViewModel.State state) {
        switch (state) {
            case IDLE -> overlays.hide();
            case MAPPING -> overlays.show(reviewView, review::leaveMapper);
            case READING, APPLYING -> overlays.show(reviewView, review::cancel);
            case REVIEW -> {
                overlays.show(reviewView, review::discard);
                reviewView.focusMain();
            }
        }
    }
}
