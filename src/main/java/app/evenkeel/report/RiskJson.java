package app.evenkeel.report;

import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.portfolio.performance.RiskReport;

/** Risk as JSON; the guide {@code command-line} documents the keys. */
public final class RiskJson {
    private RiskJson() {}

    /** The fields of a report beside its figures. */
    public static void report(Json json, RiskReport report) {
        json.text("benchmark", report.benchmark().orElse(null));
        PerformanceJson.coverage(json, report.coverage());
        json.array(
                "drawdowns",
                report.drawdowns(),
                (out, each) ->
                        out.number("depth", each.depth())
                                .text("peak", each.peak())
                                .text("trough", each.trough())
                                .text("recovery", each.recovery())
                                .number("days", each.days()));
        json.array(
                "contributionToRisk",
                report.shares(),
                (out, each) ->
                        out.text("symbol", each.asset().symbol())
                                .text("name", each.asset().name())
                                .number("weight", each.weight())
                                .number("contribution", each.contribution())
                                .number("share", each.share()));
        json.texts(
                "contributionToRiskNotes",
                report.sharesNotes().stream().map(Phrase::english).toList());
    }
}
