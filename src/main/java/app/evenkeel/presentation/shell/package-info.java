/**
 * The window around the screens: sidebar, pickers, status bar, dropped files, dialogs, notices,
 * locking. {@link app.evenkeel.presentation.shell.Shell} is the way in. May import the other
 * packages of {@code presentation} except the screens, which come from a {@code ScreenFactory}.
 */
@NullMarked
package app.evenkeel.presentation.shell;

import org.jspecify.annotations.NullMarked;
