package app.evenkeel.domain.money;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A daily exchange rate: 1 {@code base} = {@code rate} {@code quote}.
 *
 * @param rate more than zero
 * @param date the day that the rate was published for
 */
public record FxRate(CurrencyCode base, CurrencyCode quote, BigDecimal rate, LocalDate date) {
    public FxRate {
        rate = Decimals.normal(rate);
        if (rate.signum() <= 0) {
            throw new IllegalArgumentException("A rate is more than zero: " + rate.toPlainString());
        }
    }
}
