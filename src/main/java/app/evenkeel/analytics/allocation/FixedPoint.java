package app.evenkeel.analytics.allocation;

import java.math.BigDecimal;

/**
 * Decimals as whole numbers of a small unit, {@code 10^-scale}, in 64 bits: the same arithmetic
 * without an object for every result. Exact or not at all: what is no whole number of units, or too
 * large, is {@link #NONE}, and the caller takes the {@link BigDecimal}.
 */
public final class FixedPoint {
    /** Stands for what has no such number. */
    public static final long NONE = Long.MIN_VALUE;

    /** The largest number that {@link #share} takes. */
    public static final long LARGEST = 1_000_000_000_000_000_000L;

    private static final int DIGITS = 18;
    private static final long HALF_SCALE = 1_000_000_000;
    private static final long[] POWERS = new long[DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private FixedPoint() {}

    /** {@code value x 10^scale}, or {@link #NONE}. */
    public static long of(BigDecimal value, int scale) {
        int more = scale - value.scale();
        if (more < 0 || more > DIGITS) {
            return NONE;
        }
        if (value.precision() > DIGITS && value.unscaledValue().bitLength() >= Long.SIZE) {
            return NONE;
        }
        long digits = value.scaleByPowerOfTen(value.scale()).longValue();
        long number = digits * POWERS[more];
        return Math.multiplyHigh(digits, POWERS[more]) == number >> 63 ? number : NONE;
    }

    /**
     * How many times a part is contained in a value, rounded down.
     *
     * @param value zero or more
     * @param part more than zero
     */
    public static long wholes(BigDecimal value, BigDecimal part) {
        int scale = Math.max(value.scale(), part.scale());
        long units = of(value, scale);
        long each = of(part, scale);
        return units == NONE || each == NONE
                ? value.divideToIntegralValue(part).longValue()
                : units / each;
    }

    /**
     * {@code whole x weight / 10^18}, rounded down; exact in between.
     *
     * @param whole zero or more, at most {@link #LARGEST}
     * @param weight from 0 to 5 x 10^18
     */
    public static long share(long whole, long weight) {
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
    public static long shareUp(long whole, long weight) {
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
