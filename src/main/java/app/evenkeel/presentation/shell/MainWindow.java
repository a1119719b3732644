package app.evenkeel.presentation.shell;

import app.evenkeel.presentation.fx.FxTaskRunner;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.presentation.fx.Route;
import app.evenkeel.presentation.fx.Theme;
import app.evenkeel.presentation.fx.WindowChoices;
import app.evenkeel.presentation.unlock.FirstRunView;
import app.evenkeel.presentation.unlock.FirstRunViewModel;
import app.evenkeel.presentation.unlock.UnlockView;
import app.evenkeel.presentation.unlock.UnlockViewModel;
import app.evenkeel.security.OwnerOnly;

import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.PopupWindow;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The one window: first run, locked, or a session; and the ways between them. */
final class MainWindow {
    private static final Duration CLOSING_STEP = Duration.ofMillis(20);

    /** Height that the system's frame around the window may take. */
    private static final double TITLE_BAR = 40;

    /** Half of a small screen. */
    private static final double SMALLEST_WIDTH = 640;

    private static final double SMALLEST_HEIGHT = 480;

    private final StoreAccess access;
    private final FxTaskRunner tasks;
    private final WindowSettings settings;
    private final Clock clock;
    private final Stage stage;

    /** Files that wait for a store to be open. */
    private List<Path> waiting;

    private Look look;
    private Scene scene;
    private Overlays overlays;
    private @Nullable SessionWindow session;
    private @Nullable OpenStore store;
    private @Nullable IdleWatch idle;

    MainWindow(
            StoreAccess access,
            FxTaskRunner tasks,
            WindowSettings settings,
            Clock clock,
            Stage stage,
            List<Path> files) {
        this.waiting = List.copyOf(files);
        this.access = access;
        this.tasks = tasks;
        this.settings = settings;
        this.clock = clock;
        this.stage = stage;
        this.look = settings.look();
        // Shown at once only where it fits; the stored size may come from a larger screen.
        Rectangle2D room = Screen.getPrimary().getVisualBounds();
        this.scene =
                Shell.dressed(
                        look,
                        Math.min(settings.width(), room.getWidth()),
                        Math.min(settings.height(), room.getHeight() - TITLE_BAR));
        this.overlays = (Overlays) scene.getRoot();
    }

    void show() {
        stage.setTitle(messages().text("app.name"));
        stage.setMinWidth(Math.min(SMALLEST_WIDTH, scene.getWidth()));
        stage.setMinHeight(Math.min(SMALLEST_HEIGHT, scene.getHeight()));
        stage.setOnCloseRequest(event -> {
            event.consume();
            quit();
        });
        // Esc belongs to sheets and searches, and the hint would be English whatever the language.
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreenExitHint("");
        knock();
        stage.show();
    }

    /** Shows what comes before a session: making a store, or unlocking it. */
    private void knock() {
        Messages messages = messages();
        renew();
        if (access.exists()) {
            UnlockViewModel<OpenStore> model =
                    new UnlockViewModel<>(
                            access::unlock, access::recover, tasks, opened -> enter(opened, null));
            UnlockView view = new UnlockView(model, messages);
            overlays.setContent(view);
            view.begin();
            model.lookFor(access::obstacle);
        } else {
            FirstRunViewModel<OpenStore> model =
                    new FirstRunViewModel<>(
                            (wanted, secret) -> {
                                StoreAccess.Created made = access.create(wanted, secret);
                                return new FirstRunViewModel.Made<>(
                                        made.store(), made.recoveryKey());
                            },
                            access::strength,
                            look.language(),
                            tasks,
                            opened -> enter(opened, null));
            WindowDialogs dialogs = new WindowDialogs(overlays, messages, () -> stage);
            FirstRunView view =
                    new FirstRunView(
                            model,
                            messages,
                            dialogs,
                            this::speakBeforeSession,
                            text -> saveKey(text, dialogs, messages));
            overlays.setContent(view);
            view.begin();
        }
    }

    /** Shows an open store. */
    void enter(OpenStore opened, @Nullable Route route) {
        store = opened;
        renew();
        SessionWindow window =
                new SessionWindow(opened, tasks, look, clock, overlays, new Choices(), () -> stage);
        session = window;
        WindowCommands.Outside outside =
                new WindowCommands.Outside(
                        () -> leave(this::knock),
                        this::quit,
                        () -> stage.setFullScreen(!stage.isFullScreen()),
                        () -> change(look.withTheme(look.theme().other())));
        window.begin(route, foot(window.messages()), outside);
        window.listen(scene, outside);
        if (!waiting.isEmpty()) {
            window.review(waiting);
            waiting = List.of();
        }
        watchIdle();
    }

    /** Shows files for review; does nothing while no store is open. */
    void review(List<Path> files) {
        if (session != null) {
            session.review(files);
        }
    }

    private void watchIdle() {
        if (idle != null) {
            idle.stop();
        }
        idle = new IdleWatch(scene, clock, settings.lockAfter(), () -> leave(this::knock));
    }

    /** A fresh scene, so that nothing of the last session is left in it. */
    private void renew() {
        scene = Shell.dressed(look, scene.getWidth(), scene.getHeight());
        overlays = (Overlays) scene.getRoot();
        // Before a session as well, when no menu is there to offer it.
        scene.getAccelerators()
                .put(new KeyCodeCombination(KeyCode.Q, KeyCombination.SHORTCUT_DOWN), this::quit);
        stage.setScene(scene);
    }

    private List<Button> foot(Messages messages) {
        Button lock =
                button(
                        "lock",
                        messages.text("shell.lock"),
                        MaterialDesignL.LOCK_OUTLINE,
                        () -> leave(this::knock));
        boolean light = look.theme() == Theme.LIGHT;
        Button theme =
                button(
                        "theme",
                        messages.text(light ? "shell.theme.dark" : "shell.theme.light"),
                        light ? MaterialDesignW.WEATHER_NIGHT : MaterialDesignW.WHITE_BALANCE_SUNNY,
                        () -> change(look.withTheme(look.theme().other())));
        Button language =
                button(
                        "language",
                        messages.text("shell.language"),
                        MaterialDesignT.TRANSLATE,
                        () -> change(look.withLanguage(otherLanguage())));
        return List.of(theme, language, lock);
    }

    private Locale otherLanguage() {
        return "ja".equals(look.language().getLanguage()) ? Locale.ENGLISH : Locale.JAPANESE;
    }

    private static Button button(String id, String text, Ikon icon, Runnable action) {
        Button button = new Button(text, new FontIcon(icon));
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void change(Look next) {
        look = next;
        settings.setLook(next);
        saveSettings(() -> {});
        OpenStore open = store;
        Route route = session == null ? null : session.route();
        stopSession();
        if (open != null) {
            enter(open, route);
        } else {
            knock();
        }
    }

    private void speakBeforeSession(Locale language) {
        if (!language.getLanguage().equals(look.language().getLanguage())) {
            change(look.withLanguage(language));
        }
    }

    private void stopSession() {
        if (idle != null) {
            idle.stop();
            idle = null;
        }
        if (session != null) {
            session.stop();
            session = null;
        }
    }

    /** Stops all work, closes the store, and then goes on; nothing is interrupted. */
    private void leave(Runnable then) {
        stopSession();
        hidePopups();
        OpenStore open = store;
        store = null;
        if (open == null) {
            then.run();
            return;
        }
        renew();
        tasks.cancelAll();
        closeWhenIdle(open, then);
    }

    /** Notices, menus and tooltips are windows of their own, and would outlast the session. */
    private void hidePopups() {
        List.copyOf(Window.getWindows()).stream()
                .filter(PopupWindow.class::isInstance)
                .forEach(Window::hide);
    }

    private void closeWhenIdle(OpenStore open, Runnable then) {
        if (!tasks.isIdle()) {
            tasks.later(CLOSING_STEP, () -> closeWhenIdle(open, then));
            return;
        }
        tasks.run(
                        () -> {
                            open.close();
                            return true;
                        })
                .onSuccess(closed -> then.run())
                .onProblem(problem -> then.run())
                .start();
    }

    private void quit() {
        if (!stage.isMaximized() && !stage.isFullScreen()) {
            settings.setSize(scene.getWidth(), scene.getHeight());
        }
        saveSettings(() -> leave(stage::hide));
    }

    private void saveSettings(Runnable then) {
        tasks.run(
                        () -> {
                            settings.save();
                            return true;
                        })
                .onSuccess(saved -> then.run())
                .onProblem(problem -> then.run())
                .start();
    }

    private void saveKey(String text, WindowDialogs dialogs, Messages messages) {
        dialogs.saveFile(
                messages.text("first-run.key.save"),
                "evenkeel-recovery-key.txt",
                file -> write(file, text, messages));
    }

    private void write(Path file, String text, Messages messages) {
        WindowNotices notices = new WindowNotices(overlays, messages, () -> stage, () -> {});
        tasks.run(
                        () -> {
                            OwnerOnly.write(file, text.getBytes(StandardCharsets.UTF_8));
                            return file;
                        })
                .onSuccess(
                        saved -> notices.done(messages.text("shell.key-saved", saved.toString())))
                .onProblem(notices::problem)
                .start();
    }

    /** What the settings screen changes. */
    private final class Choices implements WindowChoices {
        @Override
        public Chosen chosen() {
            return new Chosen(
                    look.theme(),
                    look.language(),
                    look.numbers(),
                    look.gainRed(),
                    settings.lockMinutes());
        }

        @Override
        public String remembered(String name) {
            return settings.remembered(name);
        }

        @Override
        public void remember(String name, String value) {
            settings.remember(name, value);
            saveSettings(() -> {});
        }

        @Override
        public void choose(Chosen wanted) {
            if (wanted.lockMinutes() != settings.lockMinutes()) {
                settings.setLockMinutes(wanted.lockMinutes());
                saveSettings(() -> {});
                watchIdle();
            }
            Locale numbers =
                    wanted.numbers().equals(look.numbers())
                            ? look.withLanguage(wanted.language()).numbers()
                            : wanted.numbers();
            Look next = new Look(wanted.theme(), wanted.language(), numbers, wanted.gainRed());
            if (!next.equals(look)) {
                change(next);
            }
        }
    }

    private Messages messages() {
        return new Messages(look.language(), look.numbers());
    }
}
