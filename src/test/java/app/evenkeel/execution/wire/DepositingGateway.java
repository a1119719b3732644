package app.evenkeel.execution.wire;

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

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A way to an account in which the user does something just before an order comes. */
record DepositingGateway(OrderGateway real, Runnable user) implements OrderGateway {
    @Override
    public Capability capability() {
        return real.capability();
    }

    @Override
    public Duration clockOffset() {
        return real.clockOffset();
    }

    @Override
    public MarketRules rules(Market market, boolean fresh) {
        return real.rules(market, fresh);
    }

    @Override
    public Depth depth(Market market) {
        return real.depth(market);
    }

    @Override
    public Map<String, Balance> balances() {
        return real.balances();
    }

    @Override
    public Submission submit(OrderRequest request) {
        user.run();
        return real.submit(request);
    }

    @Override
    public void cancel(TradeOrder order) {
        real.cancel(order);
    }

    @Override
    public Optional<VenueOrder> find(TradeOrder order) {
        return real.find(order);
    }

    @Override
    public Optional<VenueOrder> byId(Market market, String venueOrderId) {
        return real.byId(market, venueOrderId);
    }

    @Override
    public List<VenueOrder> orders(Market market, Instant since) {
        return real.orders(market, since);
    }

    @Override
    public List<VenueFill> fills(Market market, Instant since) {
        return real.fills(market, since);
    }
}
