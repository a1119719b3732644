package app.evenkeel.presentation.shell;

import javafx.scene.input.KeyCombination;

import org.jspecify.annotations.Nullable;

/**
 * Something the user can have the window do, in the menu and in the palette.
 *
 * @param name finished text
 * @param keys what does the same, or {@code null}
 */
record WindowCommand(String name, @Nullable KeyCombination keys, Runnable action) {
    static WindowCommand of(String name, String keys, Runnable action) {
        return new WindowCommand(
                name, keys.isEmpty() ? null : KeyCombination.valueOf(keys), action);
    }

    String keyText() {
        return keys == null ? "" : keys.getDisplayText();
    }
}
