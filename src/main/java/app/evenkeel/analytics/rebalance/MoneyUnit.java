package app.evenkeel.analytics.rebalance;

import app.evenkeel.analytics.allocation.FixedPoint;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The unit of money that a plan is searched in: a power of ten so small that the whole portfolio
 * has at most 17 digits of it, which leaves sums room in a {@code long}. Where the amounts
 * themselves have no more digits, nothing is rounded.
 *
 * @param scale digits after the point; negative for units above one
 */
record MoneyUnit(int scale) {
    private static final int DIGITS = 17;

    /** More than any amount, and small enough to be added up. */
    static final long NO_LIMIT = Long.MAX_VALUE / 8;

    /** The unit for amounts of which none is above {@code largest}. */
    static MoneyUnit forTotal(BigDecimal largest) {
        int before = largest.signum() == 0 ? 1 : largest.precision() - largest.scale();
        return new MoneyUnit(DIGITS - before);
    }

    /** In units, rounded as told. */
    long of(BigDecimal amount, RoundingMode mode) {
        long exact = FixedPoint.of(amount, scale);
        return exact == FixedPoint.NONE
                ? amount.movePointRight(scale).setScale(0, mode).longValue()
                : exact;
    }

    /** Whether an amount is a whole number of units. */
    boolean isExact(BigDecimal amount) {
        return amount.scale() <= scale || amount.stripTrailingZeros().scale() <= scale;
    }

    long nearest(BigDecimal amount) {
        return of(amount, RoundingMode.HALF_EVEN);
    }

    BigDecimal amount(long units) {
        return scale < 0
                ? BigDecimal.valueOf(units).movePointLeft(scale)
                : BigDecimal.valueOf(units, scale);
    }
}
