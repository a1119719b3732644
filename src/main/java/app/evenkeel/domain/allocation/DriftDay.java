package app.evenkeel.domain.allocation;

import app.evenkeel.domain.money.CurrencyCode;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * How far a portfolio was from its targets on a day.
 *
 * @param total what was allocated, in {@code currency}
 * @param drift half the sum of all deviations, as a fraction of the total
 * @param isOutside whether anything was outside its band
 */
public record DriftDay(
        LocalDate day,
        CurrencyCode currency,
        BigDecimal total,
        BigDecimal drift,
        boolean isOutside) {}
