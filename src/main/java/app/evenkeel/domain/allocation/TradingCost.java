package app.evenkeel.domain.allocation;

import java.math.BigDecimal;

/**
 * What a trade is reckoned to cost: fixed + value x (rate + half of the spread).
 *
 * @param fixed in the portfolio's currency
 * @param rate fee as a fraction of the value
 * @param halfSpread half of the distance between bid and ask as a fraction of the price, where no
 *     quote tells it
 */
public record TradingCost(BigDecimal fixed, BigDecimal rate, BigDecimal halfSpread) {
    public static final TradingCost NONE =
            new TradingCost(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /**
     * @throws IllegalArgumentException if one is negative, or a fraction is 1 or more
     */
    public TradingCost {
        if (fixed.signum() < 0
                || rate.signum() < 0
                || halfSpread.signum() < 0
                || rate.add(halfSpread).compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException(fixed + ", " + rate + ", " + halfSpread);
        }
    }

    /** Whether it costs nothing. */
    public boolean isNone() {
        return fixed.signum() == 0 && rate.signum() == 0 && halfSpread.signum() == 0;
    }
}
