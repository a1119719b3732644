package app.evenkeel.analytics.rebalance;

import app.evenkeel.analytics.allocation.TargetTree;

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

    private static final long HALF_SCALE = 1_000_000_000;

    /** The unit for amounts of which none is above {@code largest}. */
    static MoneyUnit forTotal(BigDecimal largest) {
        int before = largest.signum() == 0 ? 1 : largest.precision() - largest.scale();
        return new MoneyUnit(DIGITS - before);
    }

    /** In units, rounded as told. */
    long of(BigDecimal amount, RoundingMode mode) {
        return amount.signum() == 0
                ? 0
                : amount.movePointRight(scale).setScale(0, mode).longValue();
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

    /**
     * {@code whole x weight / 10^18}, rounded down; exact in between.
     *
     * @param whole zero or more, at most 10^18
     * @param weight from 0 to 10^18
     */
    static long share(long whole, long weight) {
        if (weight == TargetTree.ONE) {
            return whole;
        }
        // Both in two digits to the base of a thousand million, multiplied as on paper.
        long high = whole / HALF_SCALE;
        long low = whole % HALF_SCALE;
        long weightHigh = weight / HALF_SCALE;
        long weightLow = weight % HALF_SCALE;
        long middle = high * weightLow + low * weightHigh + low * weightLow / HALF_SCALE;
        return high * weightHigh + middle / HALF_SCALE;
    }

    /** The same rounded up. */
    static long shareUp(long whole, long weight) {
        if (weight == TargetTree.ONE) {
            return whole;
        }
        long high = whole / HALF_SCALE;
        long low = whole % HALF_SCALE;
        long lowest = low * (weight % HALF_SCALE);
        long middle =
                high * (weight % HALF_SCALE) + low * (weight / HALF_SCALE) + lowest / HALF_SCALE;
        boolean isExact = lowest % HALF_SCALE == 0 && middle % HALF_SCALE == 0;
        return share(whole, weight) + (isExact ? 0 : 1);
    }
}
