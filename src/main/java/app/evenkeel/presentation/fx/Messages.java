package app.evenkeel.presentation.fx;

import app.evenkeel.domain.job.Notification;
import app.evenkeel.domain.problem.Problem;

import java.text.MessageFormat;
import java.text.NumberFormat;
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
    private final Formats formats;
    private final ResourceBundle bundle;

    /**
     * @param numbers the locale that numbers inside sentences are written in
     */
    public Messages(Locale language, Locale numbers) {
        this.language = language;
        this.numbers = numbers;
        this.formats = new Formats(numbers);
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
     * @param args put where the text says {@code {0}}, {@code {1}}; counts are written as {@link
     *     Formats} writes them, strings stand as they are
     * @throws java.util.MissingResourceException if there is no such key
     */
    public String text(String key, Object... args) {
        String text = new MessageFormat(bundle.getString(key), numbers).format(args);
        for (Object arg : args) {
            if (arg instanceof Integer || arg instanceof Long) {
                text = inHouseStyle(text, ((Number) arg).longValue());
            }
        }
        return text;
    }

    /** A choice writes the counts within it itself, with the locale's sign between thousands. */
    private String inHouseStyle(String text, long count) {
        return Math.abs(count) < 1_000
                ? text
                : text.replace(
                        NumberFormat.getInstance(numbers).format(count), formats.count(count));
    }

    /** Whether there is a text for the key. */
    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** What a job or a notification is about, as people call it. */
    public String subject(String subject) {
        String key = "job." + subject;
        return Notification.portfolioOf(subject).orElseGet(() -> has(key) ? text(key) : subject);
    }

    /** The sentence and remedy of a problem. */
    public String text(Problem problem) {
        return problem.text(language);
    }
}
