package app.evenkeel.execution.gateway;

import app.evenkeel.domain.order.OrderType;
import app.evenkeel.domain.order.TimeInForce;

import java.math.BigDecimal;
import java.util.Set;

/**
 * What a venue can do, as far as it matters for orders.
 *
 * @param venue its word, such as {@code kraken}
 * @param label its name as it writes it
 * @param clientIds which ids of the client's own it takes
 * @param findsByClientId whether it can be asked for an order by that id. Where it cannot, there is
 *     never more than one order under way in a market
 * @param validates whether it checks an order without taking it
 * @param fee in which asset it charges
 * @param takerFee what it charges at most for an order that is filled at once, 0.001 is 0.1%
 */
public record Capability(
        String venue,
        String label,
        ClientIds clientIds,
        boolean findsByClientId,
        boolean validates,
        FeeAsset fee,
        BigDecimal takerFee,
        Set<OrderType> types,
        Set<TimeInForce> times) {
    /** Ids of the client's own. */
    public enum ClientIds {
        /** Up to 36 letters, digits and hyphens. */
        TEXT,
        /** A whole number of 31 bits. */
        NUMBER,
        /** None. */
        NONE
    }

    /** What a fee is charged in. */
    public enum FeeAsset {
        /** What is received. */
        RECEIVED,
        /** The quote of the market. */
        QUOTE,
        /** A third asset, if the account has some; else what is received. */
        THIRD_OR_RECEIVED
    }

    public Capability {
        types = Set.copyOf(types);
        times = Set.copyOf(times);
    }
}
