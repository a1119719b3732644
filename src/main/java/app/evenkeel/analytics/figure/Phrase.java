package app.evenkeel.analytics.figure;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * A few words about a figure, free of any language.
 *
 * @param key of the text in {@code i18n/figures.properties}
 * @param args put where the text says {@code {0}}, {@code {1}}: numbers, dates, texts, and phrases
 */
public record Phrase(String key, List<Object> args) {
    private static final String BUNDLE = "app.evenkeel.i18n.figures";

    public Phrase {
        args = List.copyOf(args);
    }

    public static Phrase of(String key, Object... args) {
        return new Phrase(key, List.of(args));
    }

    /**
     * The words in a language.
     *
     * @param numbers the locale that numbers in them are written in
     */
    public String text(Locale language, Locale numbers) {
        Object[] told =
                args.stream()
                        .map(arg ->
                                arg instanceof Phrase phrase ? phrase.text(language, numbers) : arg)
                        .toArray();
        return new MessageFormat(texts(language).getString(key), numbers).format(told);
    }

    /** Whether there is a text for it. */
    boolean isKnown() {
        return texts(Locale.ENGLISH).containsKey(key);
    }

    private static ResourceBundle texts(Locale language) {
        // Without this, English on a Japanese machine would fall back to Japanese.
        return ResourceBundle.getBundle(
                BUNDLE,
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_DEFAULT));
    }

    /** The words as the command line prints them: English, numbers with a point. */
    public String english() {
        return text(Locale.ENGLISH, Locale.ROOT);
    }
}
