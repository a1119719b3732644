package app.evenkeel.presentation.settings;

import javafx.scene.Node;

/**
 * A part of the settings screen.
 *
 * @param title the finished heading
 * @param content what can be chosen; one node a session
 */
public record SettingsSection(String title, Node content) {}
