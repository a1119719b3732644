package app.evenkeel.storage;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Decimals as the store gives them back: always with 18 digits after the point, most of them zero.
 */
final class Stored {
    private static final int SCALE = 18;
    private static final int HALF = 9;

    /** 10^9: what is left of most amounts after it fits a long, which strips quickly. */
    private static final long BILLION = 1_000_000_000L;

    private static final long LOW_HALF = 0xFFFF_FFFFL;

    private Stored() {}

    /**
     * The same value without trailing zeros. A million of them are read at a time, so the common
     * case, at most nine digits after the point, is divided as a long and not as a {@link
     * BigInteger}.
     */
    static BigDecimal stripped(BigDecimal value) {
        if (value.scale() == SCALE && value.signum() > 0) {
            BigInteger digits = value.unscaledValue();
            long high = digits.shiftRight(64).longValue();
            // Then all but the first digit of a long division in base 2^32 is below 2^32.
            if (digits.bitLength() < 92 && high < BILLION) {
                long low = digits.longValue();
                long upper = (high << 32) | (low >>> 32);
                long lower = ((upper % BILLION) << 32) | (low & LOW_HALF);
                long billionths = ((upper / BILLION) << 32) + lower / BILLION;
                if (lower % BILLION == 0 && billionths >= 0) {
                    return stripped(billionths);
                }
            }
        }
        BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static BigDecimal stripped(long billionths) {
        if (billionths % BILLION == 0) {
            return BigDecimal.valueOf(billionths / BILLION);
        }
        long digits = billionths;
        int scale = HALF;
        while (digits % 1_000 == 0) {
            digits /= 1_000;
            scale -= 3;
        }
        while (digits % 10 == 0) {
            digits /= 10;
            scale--;
        }
        return BigDecimal.valueOf(digits, scale);
    }
}
