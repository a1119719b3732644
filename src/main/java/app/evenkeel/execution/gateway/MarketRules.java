package app.evenkeel.execution.gateway;

import app.evenkeel.domain.order.Market;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What orders in a market must keep to.
 *
 * @param symbol the venue's own word for the market
 * @param tick prices are multiples of it; more than zero
 * @param lot quantities are multiples of it; more than zero
 * @param minQuantity of the base, zero where there is none
 * @param minValue of the order in the quote, zero where there is none
 * @param open whether orders are taken
 * @param readAt when the venue said so
 */
public record MarketRules(
        Market market,
        String symbol,
        BigDecimal tick,
        BigDecimal lot,
        BigDecimal minQuantity,
        BigDecimal minValue,
        boolean open,
        Instant readAt) {
    public MarketRules {
        if (tick.signum() <= 0
                || lot.signum() <= 0
                || minQuantity.signum() < 0
                || minValue.signum() < 0) {
            throw new IllegalArgumentException("Rules of " + market + " make no sense");
        }
    }
}
