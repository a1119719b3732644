package app.evenkeel.domain.order;

import app.evenkeel.domain.money.Decimals;

import java.math.BigDecimal;

/**
 * How the orders of a run are priced.
 *
 * @param collar how far from the book's best price a fill may be, 0.01 is 1%; the worst that a
 *     market order is reckoned with
 */
public record OrderStyle(OrderType type, TimeInForce timeInForce, BigDecimal collar) {
    /** At once, not more than 1% from the best price. */
    public static final OrderStyle USUAL =
            new OrderStyle(OrderType.COLLARED, TimeInForce.IOC, new BigDecimal("0.01"));

    public OrderStyle {
        collar = Decimals.normal(collar);
        if (collar.signum() < 0 || collar.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("A collar is from 0 to less than 1: " + collar);
        }
        if (type == OrderType.STOP) {
            throw new IllegalArgumentException("A run does not wait for a stop price");
        }
    }
}
