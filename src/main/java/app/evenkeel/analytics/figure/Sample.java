package app.evenkeel.analytics.figure;

import java.util.Locale;

/** What the size of a figure's sample counts. */
public enum Sample {
    RETURNS,
    DAYS,
    FLOWS,
    TRADES,
    ASSETS;

    /** Key of the sentence that says that there are too few. */
    String tooFew() {
        return "absent.too-few-" + name().toLowerCase(Locale.ROOT);
    }
}
