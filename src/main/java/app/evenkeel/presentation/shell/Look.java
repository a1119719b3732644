package app.evenkeel.presentation.shell;

import app.evenkeel.presentation.fx.Theme;

import java.util.Locale;

/**
 * How the window looks and speaks.
 *
 * @param language of the texts
 * @param numbers the locale that numbers and dates are written in: as usual for the language until
 *     the user chooses another
 * @param gainRed whether gains are red and losses green
 */
public record Look(Theme theme, Locale language, Locale numbers, boolean gainRed) {
    Look withTheme(Theme value) {
        return new Look(value, language, numbers, gainRed);
    }

    /** The language that a system speaks, of those that the window does. */
    static Locale spoken(Locale system) {
        return "ja".equals(system.getLanguage()) ? Locale.JAPANESE : Locale.ENGLISH;
    }

    /**
     * As the system writes them where the language is the one for it, else as the language does.
     */
    static Locale usualNumbers(Locale language) {
        Locale system = Locale.getDefault();
        return spoken(system).getLanguage().equals(language.getLanguage()) ? system : language;
    }

    Look withLanguage(Locale value) {
        boolean isChosen = !numbers.equals(usualNumbers(language));
        return new Look(theme, value, isChosen ? numbers : usualNumbers(value), gainRed);
    }
}
