package app.evenkeel.domain.market;

import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a company or fund did to its shares, as a source reports it; a proposal until the user books
 * it.
 *
 * @param day the first day of trading without the right
 * @param value new units for one old for a split, the amount per unit for a dividend
 * @param currency of a dividend, {@code null} for a split
 * @param source id of the feed
 */
public record CorporateAction(
        Kind kind,
        LocalDate day,
        BigDecimal value,
        @Nullable CurrencyCode currency,
        String source) {
    /** What was done. */
    public enum Kind {
        SPLIT,
        DIVIDEND
    }
}
