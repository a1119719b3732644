package app.evenkeel.execution.live;

import app.evenkeel.domain.order.Market;
import app.evenkeel.execution.gateway.MarketRules;
import app.evenkeel.ingestion.file.kraken.KrakenAssets;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Kraken's markets, each under the several names that Kraken has for it. Thread-safe. */
final class KrakenMarkets {
    private final Map<String, Market> byName = new HashMap<>();

    /** Reads the markets that an answer lists. */
    Map<Market, MarketRules> read(JsonNode told, Instant now) {
        Map<Market, MarketRules> found = new HashMap<>();
        told.fields()
                .forEachRemaining(each -> {
                    JsonNode pair = each.getValue();
                    String base = symbol(pair.path("base").asText());
                    String quote = symbol(pair.path("quote").asText());
                    boolean dark = each.getKey().endsWith(".d");
                    if (dark || base.isEmpty() || quote.isEmpty() || base.equals(quote)) {
                        return;
                    }
                    Market market = new Market(base, quote);
                    synchronized (byName) {
                        byName.put(each.getKey(), market);
                        byName.put(pair.path("altname").asText(), market);
                    }
                    found.put(
                            market,
                            new MarketRules(
                                    market,
                                    pair.path("altname").asText(each.getKey()),
                                    pair.has("tick_size")
                                            ? new BigDecimal(pair.path("tick_size").asText())
                                            : digits(pair.path("pair_decimals").asInt()),
                                    digits(pair.path("lot_decimals").asInt()),
                                    decimal(pair.path("ordermin")),
                                    decimal(pair.path("costmin")),
                                    pair.path("status").asText("online").equals("online"),
                                    now));
                });
        return found;
    }

    static String symbol(String code) {
        return code.isEmpty() ? "" : KrakenAssets.of(code).symbol();
    }

    private static BigDecimal digits(int count) {
        return BigDecimal.ONE.movePointLeft(count);
    }

    private static BigDecimal decimal(JsonNode node) {
        return node.isMissingNode() ? BigDecimal.ZERO : new BigDecimal(node.asText());
    }

    /** The market that Kraken calls so, or {@code null}. */
    @Nullable Market market(String name) {
        synchronized (byName) {
            return byName.get(name);
        }
    }
}
