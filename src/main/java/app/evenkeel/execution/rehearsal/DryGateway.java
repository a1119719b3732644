package app.evenkeel.execution.rehearsal;

import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.OrderRequest;
import app.evenkeel.domain.order.TradeOrder;
import app.evenkeel.execution.gateway.Balance;
import app.evenkeel.execution.gateway.Capability;
import app.evenkeel.execution.gateway.Depth;
import app.evenkeel.execution.gateway.MarketRules;
import app.evenkeel.execution.gateway.OrderGateway;
import app.evenkeel.execution.gateway.Submission;
import app.evenkeel.execution.gateway.VenueFill;
import app.evenkeel.execution.gateway.VenueOrder;
import app.evenkeel.ingestion.net.Time;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A venue that takes nothing: orders are built against what is known, and written down. */
public final class DryGateway implements OrderGateway {
    private final KnownMarket market;
    private final Map<String, BigDecimal> holdings;

    /**
     * @param holdings what the account holds, by symbol
     */
    public DryGateway(KnownPrices prices, Map<String, BigDecimal> holdings, Time time) {
        this.market = new KnownMarket("dry", prices, time);
        this.holdings = Map.copyOf(holdings);
    }

    @Override
    public Capability capability() {
        return market.capability("Dry run");
    }

    @Override
    public Duration clockOffset() {
        return Duration.ZERO;
    }

    @Override
    public MarketRules rules(Market of, boolean fresh) {
        return market.rules(of);
    }

    @Override
    public Depth depth(Market of) {
        return market.depth(of);
    }

    @Override
    public Duration priceAge(Market of) {
        return market.priceAge();
    }

    @Override
    public Map<String, Balance> balances() {
        Map<String, Balance> found = new TreeMap<>();
        holdings.forEach((symbol, held) -> found.put(symbol, new Balance(held, held)));
        return found;
    }

    @Override
    public Submission submit(OrderRequest request) {
        return new Submission.Logged();
    }

    @Override
    public void cancel(TradeOrder order) {
        // Nothing stands anywhere.
    }

    @Override
    public Optional<VenueOrder> find(TradeOrder order) {
        return Optional.empty();
    }

    @Override
    public List<VenueOrder> orders(Market of, Instant since) {
        return List.of();
    }

    @Override
    public List<VenueFill> fills(Market of, Instant since) {
        return List.of();
    }
}
