package app.evenkeel.execution.live;

import app.evenkeel.domain.order.Fill;
import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.Side;
import app.evenkeel.execution.gateway.MarketRules;
import app.evenkeel.execution.gateway.VenueFill;
import app.evenkeel.execution.gateway.VenueOrder;
import app.evenkeel.ingestion.file.bitfinex.Bitfinex;

import com.fasterxml.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Bitfinex's markets, orders and trades, which are lists without names, in the program's words. */
final class BitfinexViews {
    /** A price has no more digits than these from its first one that is not zero. */
    private static final int DIGITS = 5;

    private static final int DECIMALS = 8;
    private static final BigDecimal LOT = BigDecimal.ONE.movePointLeft(DECIMALS);

    private BitfinexViews() {}

    static String symbol(String code) {
        return Bitfinex.coin(code).symbol();
    }

    /**
     * The markets that answers list. A price may have five digits, so that its steps follow from
     * how much that is.
     *
     * @param tickers the last prices; a market without one is left out
     */
    static Map<Market, MarketRules> markets(JsonNode pairs, JsonNode tickers, Instant now) {
        Map<String, BigDecimal> prices = new HashMap<>();
        for (JsonNode each : tickers) {
            // Of a market: bid, its size, ask, its size, change twice, last price.
            if (each.path(7).isNumber() && each.path(7).decimalValue().signum() > 0) {
                prices.put(each.path(0).asText(), number(each, 7));
            }
        }
        Map<Market, MarketRules> found = new HashMap<>();
        // Two of its coins may have the same usual name.
        Set<Market> ambiguous = new HashSet<>();
        for (JsonNode each : pairs.path(0)) {
            String name = text(each, 0);
            int at = name.indexOf(':');
            String base = at > 0 ? name.substring(0, at) : name.substring(0, name.length() / 2);
            String quote = name.substring(at > 0 ? at + 1 : name.length() / 2);
            BigDecimal price = prices.get("t" + name);
            boolean isMarket = !symbol(base).equals(symbol(quote)) && !base.startsWith("TEST");
            if (price == null || !isMarket || base.endsWith("F0")) {
                continue;
            }
            Market market = new Market(symbol(base), symbol(quote));
            MarketRules other =
                    found.put(
                            market,
                            new MarketRules(
                                    market,
                                    "t" + name,
                                    tick(price),
                                    LOT,
                                    new BigDecimal(text(each.path(1), 3)),
                                    BigDecimal.ZERO,
                                    true,
                                    now));
            if (other != null) {
                ambiguous.add(market);
            }
        }
        found.keySet().removeAll(ambiguous);
        return found;
    }

    private static BigDecimal tick(BigDecimal price) {
        int first = price.precision() - price.scale();
        return BigDecimal.ONE.movePointLeft(Math.min(DECIMALS, DIGITS - first));
    }

    /** A limit that Bitfinex takes as it is; never one that is worse than what was meant. */
    static BigDecimal price(BigDecimal limit, Side side) {
        RoundingMode better = side == Side.BUY ? RoundingMode.DOWN : RoundingMode.UP;
        return limit.round(new MathContext(DIGITS, better));
    }

    static VenueOrder order(JsonNode told, Market market) {
        BigDecimal left = number(told, 6);
        BigDecimal ordered = number(told, 7);
        return new VenueOrder(
                text(told, 0),
                told.path(2).isNull() ? "" : told.path(2).asText(),
                market,
                ordered.signum() > 0 ? Side.BUY : Side.SELL,
                ordered.abs(),
                ordered.subtract(left).abs(),
                status(text(told, 13)),
                time(told, 4));
    }

    /** Such as {@code EXECUTED @ 107.6(-0.2)}, or several with what was before. */
    private static VenueOrder.Status status(String told) {
        String words = told.toUpperCase(Locale.ROOT);
        if (words.startsWith("EXECUTED")) {
            return VenueOrder.Status.FILLED;
        }
        if (words.contains("CANCELED")) {
            return VenueOrder.Status.CANCELLED;
        }
        if (words.startsWith("ACTIVE") || words.startsWith("PARTIALLY FILLED")) {
            return VenueOrder.Status.OPEN;
        }
        if (words.startsWith("INSUFFICIENT")) {
            return VenueOrder.Status.CANCELLED;
        }
        if (words.startsWith("RSN_")) {
            return VenueOrder.Status.REJECTED;
        }
        throw new IllegalArgumentException("No status that is known");
    }

    static VenueFill fill(JsonNode told) {
        BigDecimal bought = number(told, 4);
        return new VenueFill(
                text(told, 3),
                bought.signum() > 0 ? Side.BUY : Side.SELL,
                new Fill(
                        text(told, 0),
                        time(told, 2),
                        number(told, 5),
                        bought.abs(),
                        // What is paid stands below zero.
                        number(told, 9).negate(),
                        symbol(text(told, 10))));
    }

    static Instant time(JsonNode told, int place) {
        return Instant.ofEpochMilli(number(told, place).longValueExact());
    }

    /**
     * @throws IllegalArgumentException if it is not there
     */
    static String text(JsonNode told, int place) {
        JsonNode value = told.path(place);
        if (!value.isValueNode() || value.isNull() || value.asText().isEmpty()) {
            throw new IllegalArgumentException("Nothing in place " + place);
        }
        return value.asText();
    }

    /**
     * @throws IllegalArgumentException if it is not there, or no number
     */
    static BigDecimal number(JsonNode told, int place) {
        return new BigDecimal(text(told, place));
    }
}
