package app.evenkeel.presentation.fx;

import app.evenkeel.domain.problem.Problem;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Texts of the window in one language, by dotted keys such as {@code imports.undo.confirm}. Numbers
 * in them follow the number format, which is apart from the language.
 */
public final class Messages {
    /** Base name of the bundle. */
    public static final String BUNDLE = "app.evenkeel.i18n.messages";

    private final Locale language;
    private final Locale numbers;
    private final ResourceBundle bundle;

    /**
     * @param numbers the locale that numbers inside sentences are written in
     */
    public Messages(Locale language, Locale numbers) {
        this.language = language;
        this.numbers = numbers;
        // Without this, English on a Japanese machine would fall back to Japanese.
        this.bundle =
                ResourceBundle.getBundle(
                        BUNDLE,
                        language,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_DEFAULT));
    }

    public Locale language() {
        return language;
    }

    /**
     * The text of a key.
     *
     * @param args put where the text says {@code {0}}, {@code {1}}; numbers are formatted, strings
     *     stand as they are
     * @throws java.util.MissingResourceException if there is no such key
     */
    public String text(String key, Object... args) {
        return new MessageFormat(bundle.getString(key), numbers).format(args);
    }

    /** Whether there is a text for the key. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** The sentence and remedy of a problem. */
    public String text(Problem problem) {
        return problem.text(language);
    }
}
