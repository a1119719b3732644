package app.evenkeel.bootstrap.graph;

import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.report.HtmlRunConfirmation;
import app.evenkeel.report.RunConfirmation;

import java.time.ZoneId;
import java.util.Locale;

/** Confirmations of runs as pages in the user's language. */
public final class RunPages {
    private RunPages() {}

    /**
     * The page of a run. Blocks.
     *
     * @param zone that times are shown in
     */
    public static byte[] of(SessionGraph session, RunConfirmation run, ZoneId zone) {
        Locale language = session.language();
        return HtmlRunConfirmation.write(
                run, zone, language, new Messages(language, language)::text);
    }
}
