package app.evenkeel.report;

import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.portfolio.Position;
import app.evenkeel.domain.portfolio.Snapshot;
import app.evenkeel.domain.portfolio.ValueSeries;

import java.util.List;

/** Positions, snapshots and series as JSON; the guide {@code command-line} documents the keys. */
public final class PortfolioJson {
    private PortfolioJson() {}

    /** A list of positions. */
    public static void positions(Json json, List<Position> positions) {
        json.array(positions, PortfolioJson::position);
    }

    /** One position's fields. */
    public static void position(Json json, Position p) {
        PricePoint price = p.price();
        json.text("account", p.account().name())
                .text("taxAccount", p.taxAccount())
                .text("symbol", p.asset().symbol())
                .text("name", p.asset().name())
                .text("kind", Words.of(p.asset().kind()))
                .amount("quantity", p.quantity())
                .text("currency", p.currency())
                .amount("averagePrice", p.averagePrice())
                .amount("cost", p.cost())
                .amount("realisedGain", p.realisedGain())
                .amount("price", price == null ? null : price.value())
                .text("priceCurrency", price == null ? null : price.currency())
                .text("priceAsOf", price == null ? null : price.asOf())
                .amount("value", p.value())
                .amount("unrealisedGain", p.unrealisedGain());
    }

    /** The fields of a snapshot. */
    public static void snapshot(Json json, Snapshot snapshot) {
        json.text("asOf", snapshot.asOf())
                .text("currency", snapshot.currency())
                .amount("total", snapshot.total());
        json.array("byAsset", snapshot.byAsset(), PortfolioJson::asset);
        json.array(
                "byClass",
                snapshot.byClass(),
                (out, line) ->
                        out.text("kind", Words.of(line.kind()))
                                .amount("value", line.value())
                                .amount("weight", line.weight())
                                .flag("complete", line.complete()));
        json.array(
                "byAccount",
                snapshot.byAccount(),
                (out, line) ->
                        out.text("account", line.account().name())
                                .amount("value", line.value())
                                .amount("weight", line.weight())
                                .flag("complete", line.complete()));
        json.array(
                "missingPrices",
                snapshot.missingPrices(),
                (out, line) ->
                        out.text("symbol", line.asset().symbol())
                                .text("name", line.asset().name())
                                .amount("quantity", line.quantity())
                                .text("missing", line.currency() == null ? "price" : "rate")
                                .text("currency", line.currency()));
    }

    /** The fields of a value series. */
    public static void series(Json json, ValueSeries series) {
        json.text("currency", series.currency());
        json.array(
                "days",
                series.days(),
                (out, day) ->
                        out.text("date", day.date())
                                .amount("value", day.value())
                                .amount("flow", day.flow())
                                .flag("complete", day.complete())
                                .flag("stale", day.stale()));
    }

    private static void asset(Json json, Snapshot.AssetLine line) {
        PricePoint price = line.price();
        json.text("symbol", line.asset().symbol())
                .text("name", line.asset().name())
                .text("kind", Words.of(line.asset().kind()))
                .amount("quantity", line.quantity())
                .amount("price", price == null ? null : price.value())
                .text("priceCurrency", price == null ? null : price.currency())
                .text("priceAsOf", price == null ? null : price.asOf())
                .amount("value", line.value())
                .amount("weight", line.weight());
    }
}
