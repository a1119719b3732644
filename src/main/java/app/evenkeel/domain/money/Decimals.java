package app.evenkeel.domain.money;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The one normal form of an exact decimal: no trailing zeros, scale 0 to {@value #MAX_SCALE}, at
 * most {@value #MAX_PRECISION} digits. Record equality compares {@link BigDecimal} with its scale,
 * so every domain record normalises its amounts here.
 */
public final class Decimals {
    /** Most digits after the point that the store keeps: {@code decimal(38,18)}. */
    public static final int MAX_SCALE = 18;

    /** Most significant digits that the store keeps. */
    public static final int MAX_PRECISION = 38;

    /** Precision of intermediate results; rounded only at a named point, never here and there. */
    public static final MathContext WORKING = MathContext.DECIMAL128;

    private Decimals() {}

    /**
     * The value in normal form.
     *
     * @throws ArithmeticException if the value needs more than 18 digits after the point or 20
     *     before it
     */
    public static BigDecimal normal(BigDecimal value) {
        BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (stripped.scale() < 0) {
            stripped = stripped.setScale(0, RoundingMode.UNNECESSARY);
        }
        if (stripped.scale() > MAX_SCALE) {
            throw new ArithmeticException(
                    "more than 18 digits after the point: " + value.toPlainString());
        }
        if (stripped.precision() - stripped.scale() > MAX_PRECISION - MAX_SCALE) {
            throw new ArithmeticException(
                    "more than 20 digits before the point: " + value.toPlainString());
        }
        return stripped;
    }

    /** Rounds half-even to the 18 digits that the store keeps, then normalises. */
    public static BigDecimal rounded(BigDecimal value) {
        return normal(
                value.scale() > MAX_SCALE
                        ? value.setScale(MAX_SCALE, RoundingMode.HALF_EVEN)
                        : value);
    }

    /** Plain digits without exponent, as written to JSON and CSV. */
    public static String plain(BigDecimal value) {
        return normalOrAsIs(value).toPlainString();
    }

    private static BigDecimal normalOrAsIs(BigDecimal value) {
        BigDecimal stripped = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }
}
