package app.evenkeel.analytics.gain;

import app.evenkeel.domain.money.CurrencyCode;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The gain of a period as it is printed: every amount rounded half-even to the currency's minor
 * unit, and what the rounding leaves over as a line of its own, so that opening + inflow - outflow
 * + price + income + currency + fees + taxes + rounding = closing to the last digit.
 */
public record GainStatement(
        CurrencyCode currency,
        BigDecimal opening,
        BigDecimal inflow,
        BigDecimal outflow,
        BigDecimal price,
        BigDecimal income,
        BigDecimal exchange,
        BigDecimal fees,
        BigDecimal taxes,
        BigDecimal rounding,
        BigDecimal closing) {
    /** Rounds the gains of a scope. */
    public static GainStatement of(Gains gains) {
        int digits = gains.currency().fractionDigits();
        GainParts parts = gains.parts();
        BigDecimal opening = rounded(gains.opening(), digits);
        BigDecimal inflow = rounded(gains.inflow(), digits);
        BigDecimal outflow = rounded(gains.outflow(), digits);
        BigDecimal price = rounded(parts.price(), digits);
        BigDecimal income = rounded(parts.income(), digits);
        BigDecimal exchange = rounded(parts.currency(), digits);
        BigDecimal fees = rounded(parts.fees(), digits);
        BigDecimal taxes = rounded(parts.taxes(), digits);
        BigDecimal closing = rounded(gains.closing(), digits);
        BigDecimal told =
                opening.add(inflow)
                        .subtract(outflow)
                        .add(price)
                        .add(income)
                        .add(exchange)
                        .add(fees)
                        .add(taxes);
        return new GainStatement(
                gains.currency(),
                opening,
                inflow,
                outflow,
                price,
                income,
                exchange,
                fees,
                taxes,
                closing.subtract(told),
                closing);
    }

    /** The gain: the parts and what rounding left over. */
    public BigDecimal gain() {
        return closing.subtract(opening).subtract(inflow).add(outflow);
    }

    private static BigDecimal rounded(BigDecimal amount, int digits) {
        return amount.setScale(digits, RoundingMode.HALF_EVEN);
    }
}
