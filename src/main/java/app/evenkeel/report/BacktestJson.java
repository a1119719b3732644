package app.evenkeel.report;

import app.evenkeel.portfolio.backtest.BacktestReport;

import java.util.Locale;

/** Writes what came of backtests, as the guide describes it. */
public final class BacktestJson {
    private BacktestJson() {}

    /** The fields of one result. */
    public static void report(Json json, BacktestReport report) {
        var totals = report.totals();
        json.number("finalValue", totals.finalValue())
                .number("rebalances", totals.rebalances())
                .number("cost", totals.cost())
                .number("interest", totals.interest())
                .number("dividends", totals.payments())
                .number("tax", totals.tax())
                .number("cash", totals.cash());
        json.array("metrics", report.figures(), FigureJson::figure);
        json.array(
                "caveats",
                report.caveats(),
                (out, caveat) ->
                        out.text("kind", caveat.kind().name().toLowerCase(Locale.ROOT))
                                .text("asset", caveat.asset())
                                .text("day", caveat.day())
                                .number("amount", caveat.amount()));
        json.array(
                "holdings",
                report.holdings(),
                (out, holding) ->
                        out.text("asset", holding.asset())
                                .number("units", holding.units())
                                .number("value", holding.value()));
        json.array(
                "series",
                report.days(),
                (out, day) ->
                        out.text("date", day.date())
                                .number("value", day.value())
                                .number("flow", day.flow()));
        json.array(
                "benchmark",
                report.benchmark(),
                (out, day) -> out.text("date", day.date()).number("value", day.value()));
        json.array(
                "trades",
                report.trades(),
                (out, trade) ->
                        out.text("date", trade.date())
                                .text("asset", trade.asset())
                                .number("units", trade.units())
                                .number("price", trade.price())
                                .number("amount", trade.amount())
                                .number("cost", trade.cost()));
    }
}
