package app.evenkeel.domain.market;

import app.evenkeel.domain.money.CurrencyCode;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A price that was true on a day, used on that day or later.
 *
 * @param value for as many units as {@code Asset.unitsPerPrice()} says
 * @param asOf the day it was seen
 * @param source where from: a feed, a file, or {@code trade} for the price of the last trade
 */
public record PricePoint(BigDecimal value, CurrencyCode currency, LocalDate asOf, String source) {
    /** Days from {@code asOf} to {@code day}. */
    public long ageInDays(LocalDate day) {
        return ChronoUnit.DAYS.between(asOf, day);
    }
}
