package app.evenkeel.analytics.lots;

import app.evenkeel.domain.money.Decimals;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** Shares of exact amounts where the amount may be unknown. */
final class Exact {
    private Exact() {}

    /**
     * {@code amount x part / whole} to 34 digits; the amount itself where part and whole are equal,
     * so that nothing is left over.
     */
    static BigDecimal share(BigDecimal amount, BigDecimal part, BigDecimal whole) {
        return part.compareTo(whole) == 0
                ? amount
                : amount.multiply(part).divide(whole, Decimals.WORKING);
    }

    static @Nullable BigDecimal shareOrNull(
            @Nullable BigDecimal amount, BigDecimal part, BigDecimal whole) {
        return amount == null ? null : share(amount, part, whole);
    }

    /** The sum, or {@code null} if either is not known. */
    static @Nullable BigDecimal plus(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? null : a.add(b);
    }

    static @Nullable BigDecimal minus(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? null : a.subtract(b);
    }

    static @Nullable BigDecimal roundedOrNull(@Nullable BigDecimal value) {
        return value == null ? null : Decimals.rounded(value);
    }
}
