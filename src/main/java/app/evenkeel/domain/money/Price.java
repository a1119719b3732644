package app.evenkeel.domain.money;

import java.math.BigDecimal;

/**
 * The price of an asset as its source quotes it: for one unit, or for {@code Asset.unitsPerPrice()}
 * units (a Japanese fund is quoted for 10,000).
 *
 * @param value zero or more
 * @param currency the unit of the quotation; it may differ from what a trade was settled in
 */
public record Price(BigDecimal value, CurrencyCode currency) {
    public Price {
        value = Decimals.normal(value);
        if (value.signum() < 0) {
            throw new IllegalArgumentException("A price is not negative: " + value.toPlainString());
        }
    }
}
