package app.evenkeel.presentation.shell;

import app.evenkeel.presentation.fx.Screen;

import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Keys that work on the whole window while a store is open. */
final class Shortcuts {
    private static final KeyCombination STOP =
            new KeyCodeCombination(
                    KeyCode.PERIOD, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final Scene scene;
    private final EventHandler<KeyEvent> handler = this::pressed;
    private final EventHandler<KeyEvent> typed = this::typed;
    private final Map<KeyCombination, Runnable> keys = new HashMap<>();
    private final Map<KeyCombination, Runnable> urgent = new HashMap<>();
    private final BooleanSupplier blocked;
    private final Runnable help;

    /**
     * @param blocked whether a sheet is open, so that keys belong to it
     */
    Shortcuts(Scene scene, BooleanSupplier blocked, Runnable help) {
        this.scene = scene;
        this.blocked = blocked;
        this.help = help;
        scene.addEventFilter(KeyEvent.KEY_PRESSED, handler);
        scene.addEventHandler(KeyEvent.KEY_TYPED, typed);
        keys.put(new KeyCodeCombination(KeyCode.F1), help);
    }

    void on(KeyCode code, Runnable action) {
        keys.put(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN), action);
    }

    void onShift(KeyCode code, Runnable action) {
        keys.put(
                new KeyCodeCombination(
                        code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN),
                action);
    }

    void onPlain(KeyCode code, Runnable action) {
        keys.put(new KeyCodeCombination(code), action);
    }

    void forScreens(ShellViewModel model, ShellView view) {
        ShellViewModel.SCREENS.forEach(route ->
                ShellViewModel.digit(route)
                        .ifPresent(digit ->
                                on(KeyCode.valueOf("DIGIT" + digit), () -> model.go(route))));
        on(KeyCode.I, model::importFiles);
        on(KeyCode.F, () -> view.shown().ifPresent(Screen::find));
        on(KeyCode.N, () -> view.shown().ifPresent(Screen::create));
        on(KeyCode.Z, model::undo);
        onShift(KeyCode.Z, model::redo);
        on(KeyCode.Y, model::redo);
        onShift(KeyCode.H, model::toggleAmounts);
        urgent.put(STOP, model::stopTrading);
    }

    void stop() {
        scene.removeEventFilter(KeyEvent.KEY_PRESSED, handler);
        scene.removeEventHandler(KeyEvent.KEY_TYPED, typed);
    }

    private void pressed(KeyEvent event) {
        for (Map.Entry<KeyCombination, Runnable> entry : urgent.entrySet()) {
            if (entry.getKey().match(event)) {
                event.consume();
                entry.getValue().run();
                return;
            }
        }
        if (blocked.getAsBoolean()) {
            return;
        }
        for (Map.Entry<KeyCombination, Runnable> entry : keys.entrySet()) {
            if (entry.getKey().match(event) && !isEditing(event)) {
                event.consume();
                entry.getValue().run();
                return;
            }
        }
    }

    /** In a text field, undo and redo mean its own text. */
    private static boolean isEditing(KeyEvent event) {
        return event.getTarget() instanceof TextInputControl
                && (event.getCode() == KeyCode.Z || event.getCode() == KeyCode.Y);
    }

    private void typed(KeyEvent event) {
        if ("?".equals(event.getCharacter())
                && !blocked.getAsBoolean()
                && !(event.getTarget() instanceof TextInputControl)) {
            event.consume();
            help.run();
        }
    }
}
