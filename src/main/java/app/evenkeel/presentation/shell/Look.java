package app.evenkeel.presentation.shell;

import app.evenkeel.presentation.fx.Theme;

import java.util.Locale;

/**
 * How the window looks and speaks.
 *
 * @param language of the texts
 * @param numbers the locale that numbers and dates are written in, apart from the language
 * @param gainRed whether gains are red and losses green
 */
public record Look(Theme theme, Locale language, Locale numbers, boolean gainRed) {
    Look withTheme(Theme value) {
        return new Look(value, language, numbers, gainRed);
    }

    Look withLanguage(Locale value) {
        return new Look(theme, value, numbers, gainRed);
    }
}
