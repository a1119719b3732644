package app.evenkeel.presentation.fx;

import java.util.Locale;

/** How the window looks, speaks and locks, as the user chose it. JavaFX thread only. */
public interface WindowChoices {
    /** The usual choices, which nothing follows, for a test. */
    WindowChoices FIXED = fixed(new Chosen(Theme.LIGHT, Locale.ENGLISH, Locale.ENGLISH, false, 10));

    /** Choices that nothing follows, for a picture. */
    static WindowChoices fixed(Chosen chosen) {
        return new WindowChoices() {
            @Override
            public Chosen chosen() {
                return chosen;
            }

            @Override
            public void choose(Chosen wanted) {}

            @Override
            public String remembered(String name) {
                return "";
            }

            @Override
            public void remember(String name, String value) {}
        };
    }

    Chosen chosen();

    /** Takes the choices over; the window is built anew where it has to be. */
    void choose(Chosen wanted);

    /** How something stood the last time, such as a table's columns; empty if never. */
    String remembered(String name);

    /**
     * Keeps how something stands; nothing personal, since it lies beside the store in the clear.
     */
    void remember(String name, String value);

    /**
     * What can be chosen.
     *
     * @param language of the texts
     * @param numbers the locale that numbers and dates are written in
     * @param gainRed whether gains are red and losses green
     * @param lockMinutes minutes without a touch after which the store is locked
     */
    record Chosen(Theme theme, Locale language, Locale numbers, boolean gainRed, int lockMinutes) {}
}
