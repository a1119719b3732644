package app.evenkeel.execution.gateway;

import app.evenkeel.domain.order.Market;
import app.evenkeel.domain.order.OrderRequest;
import app.evenkeel.domain.order.TradeOrder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One account at one venue. Blocking and thread-safe; what is sent under one key goes one after
 * another. Every question throws {@link GatewayException} where it has no complete answer: an empty
 * list is what the venue said, never what it did not say.
 */
public interface OrderGateway {
    Capability capability();

    /** How far the venue's clock is before this computer's, as last measured anew. */
    Duration clockOffset();

    /**
     * What orders in a market must keep to.
     *
     * @param fresh whether what was read earlier will not do
     * @throws GatewayException also if there is no such market
     */
    MarketRules rules(Market market, boolean fresh);

    /** What the market offers now. */
    Depth depth(Market market);

    /** How old what {@link #depth} tells of a market may be. */
    default Duration priceAge(Market market) {
        return Duration.ofSeconds(60);
    }

    /** All that the account holds, by usual symbol; complete. */
    Map<String, Balance> balances();

    /**
     * Sends an order, once and never again. Does not throw for anything that the network or the
     * venue does.
     */
    Submission submit(OrderRequest request);

    /**
     * Asks the venue whether it would take an order, without its taking it. Does not throw for
     * anything that the network or the venue does.
     *
     * @return accepted if it would; {@link Submission.Logged} where a venue cannot be asked
     */
    default Submission check(OrderRequest request) {
        return new Submission.Logged();
    }

    /**
     * Asks the venue to cancel an order. What became of it is found by looking, whatever this says.
     */
    void cancel(TradeOrder order);

    /**
     * The order as the venue knows it by the client's id or its own.
     *
     * @return empty if the venue says that it has none, which for a new order may be too early
     */
    Optional<VenueOrder> find(TradeOrder order);

    /**
     * Whosever order the venue knows by an id of its own.
     *
     * @return empty if the venue says that it has none
     */
    default Optional<VenueOrder> byId(Market market, String venueOrderId) {
        return orders(market, Instant.EPOCH).stream()
                .filter(order -> order.id().equals(venueOrderId))
                .findFirst();
    }

    /** Orders in a market that stand, or that were placed since a time. */
    List<VenueOrder> orders(Market market, Instant since);

    /** Executions in a market since a time. */
    List<VenueFill> fills(Market market, Instant since);
}
