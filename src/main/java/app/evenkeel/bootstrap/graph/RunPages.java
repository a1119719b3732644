package app.evenkeel.bootstrap.graph;

import app.evenkeel.domain.order.RebalanceRun;
import app.evenkeel.presentation.fx.Messages;
import app.evenkeel.report.HtmlRunConfirmation;

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
    public static byte[] of(SessionGraph session, RebalanceRun run, ZoneId zone) {
        Locale language =
                Locale.forLanguageTag(session.settings().get(SessionGraph.LANGUAGE, "en"));
        return HtmlRunConfirmation.write(
                session.execution().confirmation(run, session.ledger()),
                zone,
                language,
                new Messages(language, language)::text);
    }
}
