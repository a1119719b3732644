package app.evenkeel.domain.order;

import java.math.BigDecimal;

/**
 * What quantities of an asset a venue trades.
 *
 * @param step quantities are multiples of it; more than zero
 * @param minimumQuantity least quantity, zero or more
 * @param minimumValue least value in the portfolio's currency, zero or more
 */
public record TradingRule(BigDecimal step, BigDecimal minimumQuantity, BigDecimal minimumValue) {
    /** Whole units, as of shares. */
    public static final TradingRule WHOLE = of("1");

    /** Hundred-millionths, as of coins. */
    public static final TradingRule COIN = of("0.00000001");

    /**
     * @throws IllegalArgumentException if the step is not positive or a minimum is negative
     */
    public TradingRule {
        if (step.signum() <= 0 || minimumQuantity.signum() < 0 || minimumValue.signum() < 0) {
            throw new IllegalArgumentException(step + ", " + minimumQuantity + ", " + minimumValue);
        }
    }

    /** Multiples of a step, without a minimum. */
    public static TradingRule of(String step) {
        return new TradingRule(new BigDecimal(step), BigDecimal.ZERO, BigDecimal.ZERO);
    }
}
