package app.evenkeel.storage;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Decimals as the store gives them back: always with 18 digits after the point, most of them zero.
 */
final class Stored {
    private static final int SCALE = 18;
    private static final BigInteger ONE = BigInteger.TEN.pow(SCALE);

    /** 10^9: what is left of most amounts after it fits a long, which strips quickly. */
    private static final BigInteger BILLION = BigInteger.TEN.pow(9);

    private Stored() {}

    /** The same value without trailing zeros; one division instead of eighteen in most cases. */
    static BigDecimal stripped(BigDecimal value) {
        if (value.scale() != SCALE) {
            return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }
        BigInteger digits = value.unscaledValue();
        BigInteger[] whole = digits.divideAndRemainder(ONE);
        if (whole[1].signum() == 0) {
            return new BigDecimal(whole[0]);
        }
        BigInteger[] billionths = digits.divideAndRemainder(BILLION);
        return billionths[1].signum() == 0
                ? new BigDecimal(billionths[0], 9).stripTrailingZeros()
                : value.stripTrailingZeros();
    }
}
