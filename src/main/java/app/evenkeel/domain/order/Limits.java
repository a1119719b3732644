package app.evenkeel.domain.order;

import app.evenkeel.domain.money.Decimals;

import java.math.BigDecimal;

/**
 * What a run may not pass, in its currency.
 *
 * @param maxOrder value of one order at its worst price
 * @param maxTurnover value of all orders within 24 hours: what was filled, and what may yet be
 * @param maxOrders orders of one run
 * @param maxLoss what fills may cost against the plan's prices, fees included, as a fraction of the
 *     plan's value; 0.02 is 2%
 * @param maxJump how far a price may be from the plan's, as a fraction
 * @param maxRejects orders refused one after another
 */
public record Limits(
        BigDecimal maxOrder,
        BigDecimal maxTurnover,
        int maxOrders,
        BigDecimal maxLoss,
        BigDecimal maxJump,
        int maxRejects) {
    /** For runs that move no money. */
    public static final Limits REHEARSAL =
            new Limits(
                    new BigDecimal("1000000000000"),
                    new BigDecimal("1000000000000"),
                    1_000,
                    new BigDecimal("0.05"),
                    new BigDecimal("0.05"),
                    5);

    public Limits {
        maxOrder = Decimals.normal(maxOrder);
        maxTurnover = Decimals.normal(maxTurnover);
        maxLoss = Decimals.normal(maxLoss);
        maxJump = Decimals.normal(maxJump);
        if (maxOrder.signum() <= 0
                || maxTurnover.signum() <= 0
                || maxOrders < 1
                || maxLoss.signum() <= 0
                || maxJump.signum() <= 0
                || maxRejects < 1) {
            throw new IllegalArgumentException("A limit is more than zero");
        }
    }
}
