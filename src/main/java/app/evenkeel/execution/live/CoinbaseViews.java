package app.evenkeel.execution.live;

import static app.evenkeel.execution.live.JsonCalls.decimal;
import static app.evenkeel.execution.live.JsonCalls.text;

import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.Side;
import app.evenkeel.execution.gateway.MarketRules;
import app.evenkeel.execution.gateway.VenueFill;
import app.evenkeel.execution.gateway.VenueOrder;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** Coinbase's products, orders and fills in the program's words. */
final class CoinbaseViews {
    private CoinbaseViews() {}

    static MarketRules rules(JsonNode told, Instant now) {
        boolean open =
                text(told, "status").equals("online")
                        && !told.path("trading_disabled").asBoolean()
                        && !told.path("is_disabled").asBoolean()
                        && !told.path("cancel_only").asBoolean()
                        && !told.path("post_only").asBoolean()
                        && !told.path("view_only").asBoolean();
        return new MarketRules(
                new Market(text(told, "base_currency_id"), text(told, "quote_currency_id")),
                text(told, "product_id"),
                decimal(told, told.has("price_increment") ? "price_increment" : "quote_increment"),
                decimal(told, "base_increment"),
                decimal(told, "base_min_size"),
                decimal(told, "quote_min_size"),
                open,
                now);
    }

    /** What was ordered stands in the one configuration that an order has. */
    static VenueOrder order(JsonNode told, Market market) {
        BigDecimal executed = decimal(told, "filled_size");
        JsonNode size = told.path("order_configuration").findPath("base_size");
        return new VenueOrder(
                text(told, "order_id"),
                told.path("client_order_id").asText(),
                market,
                text(told, "side").equals("BUY") ? Side.BUY : Side.SELL,
                // One of the user's own may be for so much of the quote instead.
                size.isMissingNode() ? executed : new BigDecimal(size.asText()),
                executed,
                switch (text(told, "status")) {
                    case "PENDING", "QUEUED", "OPEN", "CANCEL_QUEUED", "EDIT_QUEUED" ->
                            VenueOrder.Status.OPEN;
                    case "FILLED" -> VenueOrder.Status.FILLED;
                    case "CANCELLED" -> VenueOrder.Status.CANCELLED;
                    case "EXPIRED" -> VenueOrder.Status.EXPIRED;
                    case "FAILED" -> VenueOrder.Status.REJECTED;
                    default -> throw new IllegalArgumentException("No status that is known");
                },
                Instant.parse(text(told, "created_time")));
    }

    /** Whether it is no correction of another. */
    static boolean isFill(JsonNode told) {
        return text(told, "trade_type").equals("FILL");
    }

    static VenueFill fill(JsonNode told, Market market) {
        BigDecimal price = decimal(told, "price");
        BigDecimal size = decimal(told, "size");
        return new VenueFill(
                text(told, "order_id"),
                text(told, "side").equals("BUY") ? Side.BUY : Side.SELL,
                new Fill(
                        text(told, "entry_id"),
                        Instant.parse(text(told, "trade_time")),
                        price,
                        told.path("size_in_quote").asBoolean()
                                ? size.divide(price, Decimals.MAX_SCALE, RoundingMode.HALF_EVEN)
                                : size,
                        decimal(told, "commission"),
                        market.quote()));
    }
}
