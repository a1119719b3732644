package app.evenkeel.execution.live;

import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.execution.gateway.GatewayException;
import app.evenkeel.execution.gateway.MarketRules;
import app.evenkeel.ingestion.net.Time;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The rules of all markets of a venue, kept for a while. Thread-safe. */
final class MarketBook {
    private static final Duration GOOD_FOR = Duration.ofHours(24);

    private final String label;
    private final Time time;
    private final Supplier<Map<Market, MarketRules>> read;
    private Map<Market, MarketRules> rules = Map.of();
    private Instant readAt = Instant.MIN;

    MarketBook(String label, Time time, Supplier<Map<Market, MarketRules>> read) {
        this.label = label;
        this.time = time;
        this.read = read;
    }

    /**
     * @throws GatewayException if the venue does not answer, or has no such market
     */
    synchronized MarketRules rules(Market market, boolean fresh) {
        if (fresh || rules.isEmpty() || time.now().isAfter(readAt.plus(GOOD_FOR))) {
            readAgain();
        }
        MarketRules found = rules.get(market);
        if (found == null) {
            throw new GatewayException(ProblemCode.ORDER_NO_MARKET, label, market.toString());
        }
        return found;
    }

    private void readAgain() {
        Map<Market, MarketRules> told = read.get();
        if (told.isEmpty()) {
            throw new GatewayException(ProblemCode.VENUE_UNWELL, label, "it lists no markets");
        }
        rules = new HashMap<>(told);
        readAt = time.now();
    }
}
