package app.evenkeel.execution.live;

import static app.evenkeel.execution.live.JsonCalls.decimal;
import static app.evenkeel.execution.live.JsonCalls.text;

import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.Side;
import app.evenkeel.execution.gateway.MarketRules;
import app.evenkeel.execution.gateway.VenueFill;
import app.evenkeel.execution.gateway.VenueOrder;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Bitstamp's markets, orders and trades in the program's words. */
final class BitstampViews {
    private static final String TRADE = "2";

    private BitstampViews() {}

    /** The markets that an answer lists. */
    static Map<Market, MarketRules> markets(JsonNode told, Instant now) {
        Map<Market, MarketRules> found = new HashMap<>();
        for (JsonNode each : told) {
            String[] names = text(each, "name").split("/", 2);
            if (names.length != 2 || names[0].equals(names[1])) {
                continue;
            }
            Market market = new Market(names[0], names[1]);
            // Such as "10.0 EUR".
            String[] least = text(each, "minimum_order").split(" ", 2);
            boolean inQuote = least.length == 2 && least[1].equals(market.quote());
            BigDecimal minimum = new BigDecimal(least[0]);
            found.put(
                    market,
                    new MarketRules(
                            market,
                            text(each, "url_symbol"),
                            digits(each, "counter_decimals"),
                            digits(each, "base_decimals"),
                            inQuote ? BigDecimal.ZERO : minimum,
                            inQuote ? minimum : BigDecimal.ZERO,
                            text(each, "trading").equals("Enabled"),
                            now));
        }
        return found;
    }

    private static BigDecimal digits(JsonNode node, String name) {
        return BigDecimal.ONE.movePointLeft(decimal(node, name).intValueExact());
    }

    /**
     * What an order's status tells. It tells what is left and what was traded, and not what was
     * ordered, which is both together.
     */
    static VenueOrder order(JsonNode told, Market market) {
        BigDecimal executed = BigDecimal.ZERO;
        JsonNode trades = told.path("transactions");
        if (!trades.isArray()) {
            throw new IllegalArgumentException("No transactions");
        }
        for (JsonNode trade : trades) {
            executed = executed.add(amount(trade, market.base()));
        }
        return new VenueOrder(
                text(told, "id"),
                told.path("client_order_id").asText(),
                market,
                text(told, "type").equals("0") ? Side.BUY : Side.SELL,
                executed.add(decimal(told, "amount_remaining")),
                executed,
                switch (text(told, "status")) {
                    case "Open", "In Queue" -> VenueOrder.Status.OPEN;
                    case "Finished" -> VenueOrder.Status.FILLED;
                    case "Canceled" -> VenueOrder.Status.CANCELLED;
                    case "Expired" -> VenueOrder.Status.EXPIRED;
                    default -> throw new IllegalArgumentException("No status that is known");
                },
                instant(told));
    }

    static boolean isTrade(JsonNode told) {
        return text(told, "type").equals(TRADE);
    }

    /** Bitstamp charges in the quote, beside the amount. */
    static VenueFill fill(JsonNode told, Market market) {
        BigDecimal bought = decimal(told, market.base().toLowerCase(Locale.ROOT));
        String pair = (market.base() + "_" + market.quote()).toLowerCase(Locale.ROOT);
        return new VenueFill(
                text(told, "order_id"),
                bought.signum() > 0 ? Side.BUY : Side.SELL,
                new Fill(
                        text(told, "id"),
                        instant(told),
                        decimal(told, pair),
                        bought.abs(),
                        decimal(told, "fee"),
                        market.quote()));
    }

    private static BigDecimal amount(JsonNode told, String symbol) {
        return decimal(told, symbol.toLowerCase(Locale.ROOT)).abs();
    }

    /** In UTC, such as {@code 2026-11-30 09:30:00.123456}. */
    static Instant instant(JsonNode told) {
        return LocalDateTime.parse(text(told, "datetime").replace(' ', 'T'))
                .toInstant(ZoneOffset.UTC);
    }
}
