package app.evenkeel.analytics.rebalance;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Quotients of amounts, to twelve digits after the point. */
final class Fractions {
    private static final int DIGITS = 12;

    private Fractions() {}

    /** {@code part / (times x whole)}; zero where the whole is not positive. */
    static BigDecimal of(long part, int times, long whole) {
        if (whole <= 0) {
            return BigDecimal.ZERO;
        }
        return BigDecimal.valueOf(part)
                .divide(
                        BigDecimal.valueOf(whole).multiply(BigDecimal.valueOf(times)),
                        DIGITS,
                        RoundingMode.HALF_EVEN);
    }
}
