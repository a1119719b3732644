package app.evenkeel.report;

import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.analytics.gain.GainParts;
import app.evenkeel.analytics.gain.GainStatement;
import app.evenkeel.portfolio.performance.BenchmarkResult;
import app.evenkeel.portfolio.performance.Contribution;
import app.evenkeel.portfolio.performance.Coverage;
import app.evenkeel.portfolio.performance.PerformanceReport;
import app.evenkeel.portfolio.performance.Trades;

import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** Performance as JSON; the guide {@code command-line} documents the keys. */
public final class PerformanceJson {
    private PerformanceJson() {}

    /** The fields of a report. */
    public static void report(Json json, PerformanceReport report) {
        json.text("currency", report.query().currency())
                .text("flowTiming", report.query().timing().convention().english());
        coverage(json, report.coverage());
        json.array("metrics", report.returns().figures(), FigureJson::figure);
        json.object("xirr", () -> FigureJson.rate(json, report.returns().rate()));
        json.text("difference", report.returns().difference().english());
        json.object("gain", () -> gain(json, report.gain()));
        json.array(
                "months",
                report.periods().months().entrySet(),
                (out, month) ->
                        out.text("month", month.getKey()).number("return", month.getValue()));
        json.array(
                "years",
                report.periods().years().entrySet(),
                (out, year) -> out.number("year", year.getKey()).number("return", year.getValue()));
        report.benchmark()
                .ifPresentOrElse(
                        benchmark -> json.object("benchmark", () -> benchmark(json, benchmark)),
                        () -> json.text("benchmark", null));
        contributions(
                json,
                "byAsset",
                report.byAsset(),
                (out, asset) ->
                        out.text("symbol", asset.symbol())
                                .text("name", asset.name())
                                .text("kind", Words.of(asset.kind())));
        contributions(
                json, "byClass", report.byClass(), (out, kind) -> out.text("kind", Words.of(kind)));
        contributions(
                json,
                "byAccount",
                report.byAccount(),
                (out, account) -> out.text("account", account.name()));
        json.object("trades", () -> trades(json, report.trades()));
    }

    /** The field that tells which days figures rest on. */
    public static void coverage(Json json, Coverage coverage) {
        json.object(
                "coverage",
                () -> {
                    json.text("from", coverage.from())
                            .text("to", coverage.to())
                            .text("measuredFrom", coverage.measuredFrom())
                            .text("measuredTo", coverage.measuredTo())
                            .number("days", coverage.days())
                            .number("leftOut", coverage.leftOut())
                            .number("stale", coverage.stale());
                    notes(json, coverage.notes());
                });
    }

    private static void notes(Json json, List<Phrase> notes) {
        json.texts("notes", notes.stream().map(Phrase::english).toList());
    }

    private static void gain(Json json, GainStatement gain) {
        json.amount("opening", gain.opening())
                .amount("inflow", gain.inflow())
                .amount("outflow", gain.outflow())
                .amount("price", gain.price())
                .amount("income", gain.income())
                .amount("currency", gain.exchange())
                .amount("fees", gain.fees())
                .amount("taxes", gain.taxes())
                .amount("rounding", gain.rounding())
                .amount("closing", gain.closing())
                .amount("gain", gain.gain());
    }

    private static void benchmark(Json json, BenchmarkResult benchmark) {
        json.text("name", benchmark.name());
        json.array(
                "metrics",
                List.of(
                        benchmark.timeWeighted(),
                        benchmark.annualised(),
                        benchmark.moneyWeighted()),
                FigureJson::figure);
        json.number("closing", benchmark.closing()).flag("owed", benchmark.owed());
        benchmark
                .attribution()
                .ifPresent(attribution ->
                        json.array(
                                "attribution",
                                attribution.classes(),
                                (out, each) ->
                                        out.text(
                                                        "kind",
                                                        each.name()
                                                                .toLowerCase(Locale.ROOT)
                                                                .replace('_', ' '))
                                                .number("allocationEffect", each.allocation())
                                                .number("selectionEffect", each.selection())
                                                .number("interactionEffect", each.interaction())));
        notes(json, benchmark.notes());
    }

    private static <K> void contributions(
            Json json, String name, List<Contribution<K>> all, BiConsumer<Json, K> key) {
        json.array(
                name,
                all,
                (out, each) -> {
                    key.accept(out, each.key());
                    GainParts parts = each.parts();
                    out.number("contributionToReturn", each.contribution())
                            .amount("opening", each.opening())
                            .amount("closing", each.closing())
                            .amount("gain", each.gain())
                            .amount("price", parts.price())
                            .amount("income", parts.income())
                            .amount("currency", parts.currency())
                            .amount("fees", parts.fees())
                            .amount("taxes", parts.taxes());
                });
    }

    private static void trades(Json json, Trades trades) {
        json.text("method", trades.method().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .number("leftOut", trades.leftOut());
        json.array("metrics", trades.figures(), FigureJson::figure);
    }
}
