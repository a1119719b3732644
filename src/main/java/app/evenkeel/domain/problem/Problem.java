package app.evenkeel.domain.problem;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * Something that went wrong, free of any language.
 *
 * @param args what the sentence is about, in the order listed at the code; never secrets
 */
public record Problem(ProblemCode code, List<String> args) {
    private static final String BUNDLE = "app.evenkeel.i18n.problems";

    public Problem {
        args = List.copyOf(args);
    }

    public static Problem of(ProblemCode code, String... args) {
        return new Problem(code, List.of(args));
    }

    /**
     * The sentence, with its remedy, in the given language; safe to show whatever it is about, as
     * {@link ShownText} has it.
     */
    public String text(Locale locale) {
        // Without this, English on a Japanese machine would fall back to Japanese.
        ResourceBundle bundle =
                ResourceBundle.getBundle(
                        BUNDLE,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_DEFAULT));
        String pattern = bundle.getString(code.key());
        return new MessageFormat(pattern, Locale.ROOT)
                .format(args.stream().map(ShownText::of).toArray());
    }
}
