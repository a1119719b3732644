package app.evenkeel.analytics.valuation;

import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Decimals;
import app.evenkeel.domain.money.FxRate;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * What one unit of an asset is worth on a day in one currency, and from what: price / units per
 * price x rate.
 *
 * @param value of one unit, to 34 digits, or {@code null} if it could not be valued
 * @param price the price used, as quoted; {@code null} for cash, or where there is none
 * @param rate the exchange rate used, 1 within one currency; {@code null} where there is none
 * @param missingRate what has no rate; {@code null} if nothing is missing, or if it is the price
 */
public record UnitWorth(
        @Nullable BigDecimal value,
        @Nullable PricePoint price,
        @Nullable FxRate rate,
        @Nullable CurrencyCode missingRate) {
    /** Worth of {@code quantity} units, rounded to 18 digits; {@code null} if not known. */
    public @Nullable BigDecimal of(BigDecimal quantity) {
        return value == null ? null : Decimals.rounded(quantity.multiply(value, Decimals.WORKING));
    }
}
