package app.evenkeel.domain.order;

import app.evenkeel.domain.money.Decimals;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * An order as a venue is to be told of it.
 *
 * @param quantity of the base asset, more than zero
 * @param limit in the quote, of every type but {@link OrderType#MARKET}
 * @param stop in the quote, of {@link OrderType#STOP} only
 * @param worst the worst price in the quote that a fill is reckoned with, for caps and cash
 */
public record OrderRequest(
        ClientOrderId clientId,
        Market market,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        BigDecimal quantity,
        @Nullable BigDecimal limit,
        @Nullable BigDecimal stop,
        BigDecimal worst) {
    public OrderRequest {
        quantity = positive(quantity);
        limit = limit == null ? null : positive(limit);
        stop = stop == null ? null : positive(stop);
        worst = positive(worst);
        if (type.hasLimit() != (limit != null) || (type == OrderType.STOP) != (stop != null)) {
            throw new IllegalArgumentException("Prices do not fit an order of type " + type);
        }
    }

    /** What it comes to at its worst price, in the quote and without fees. */
    public BigDecimal worstValue() {
        return quantity.multiply(worst);
    }

    private static BigDecimal positive(BigDecimal value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException("Not more than zero: " + value.toPlainString());
        }
        return Decimals.normal(value);
    }
}
