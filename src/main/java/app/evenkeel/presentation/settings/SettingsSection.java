package app.evenkeel.presentation.settings;

import app.evenkeel.presentation.fx.Messages;

import javafx.scene.Node;

/**
 * A part of the settings screen.
 *
 * @param key of the heading, and what a route calls it
 * @param title the finished heading
 * @param content what can be chosen; one node a session
 */
public record SettingsSection(String key, String title, Node content) {
    public static SettingsSection of(String key, Messages messages, Node content) {
        return new SettingsSection(key, messages.text(key), content);
    }
}
