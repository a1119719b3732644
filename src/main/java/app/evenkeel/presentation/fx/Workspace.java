package app.evenkeel.presentation.fx;

/**
 * What the window lends to every screen of a session.
 *
 * @param messages texts in the user's language
 * @param context period, scope, day, currency and number format that every screen obeys
 * @param tasks the way off the JavaFX thread
 * @param window how the window looks, for the settings
 */
public record Workspace(
        Messages messages,
        ViewContext context,
        TaskRunner tasks,
        Navigator navigator,
        Notices notices,
        Dialogs dialogs,
        WindowChoices window) {}
