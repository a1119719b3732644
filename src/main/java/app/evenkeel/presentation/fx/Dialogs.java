package app.evenkeel.presentation.fx;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Questions that only the user can answer. Answers come back on the JavaFX thread. */
public interface Dialogs {
    /**
     * Asks before something that cannot be undone.
     *
     * @param action what the button says, a verb: "Undo import"
     */
    void confirm(String title, String text, String action, Runnable confirmed);

    /** Lets the user choose files; not called back if none is chosen. */
    void chooseFiles(String title, Consumer<List<Path>> chosen);

    /** Lets the user name a file to write; not called back if none is named. */
    void saveFile(String title, String suggestedName, Consumer<Path> chosen);

    /** Puts text on the clipboard. */
    void copy(String text);

    /** Prints a page of text; does nothing where nothing can print. */
    default void print(String title, String text) {}
}
