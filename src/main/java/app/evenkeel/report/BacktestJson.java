package app.evenkeel.report;

import app.evenkeel.portfolio.backtest.BacktestReport;
import app.evenkeel.portfolio.backtest.PortfolioBacktest;
import app.evenkeel.portfolio.backtest.SavedBacktest;

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
        json.text("dataDigest", report.dataDigest());
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
        json.array("benchmark", report.benchmark(), BacktestJson::value);
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

    /** The fields of a backtest of a portfolio beside what really became of it. */
    public static void portfolio(Json json, PortfolioBacktest beside) {
        report(json, beside.report());
        json.array("buyAndHold", beside.held().days(), BacktestJson::value);
        json.array("actual", beside.actual(), BacktestJson::value);
    }

    private static void value(Json json, BacktestReport.Day day) {
        json.text("date", day.date()).number("value", day.value());
    }

    /** The fields of a result that was kept, without the result. */
    public static void saved(Json json, SavedBacktest saved) {
        json.number("id", saved.id())
                .text("name", saved.name())
                .text("savedAt", saved.savedAt())
                .number("finalValue", saved.finalValue())
                .text("dataDigest", saved.dataDigest())
                .text("resultDigest", saved.resultDigest());
    }
}
