package app.evenkeel.domain.market;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One day of trading as a source states it, before it is checked; the same shape for coins, shares
 * and funds.
 *
 * @param day the trading day in the venue's zone
 * @param close {@code null} where the source's text was no number; so also the others, which are
 *     {@code null} too where the source has none
 * @param raw the source's own words, to be shown if the candle is held back
 */
public record Candle(
        LocalDate day,
        @Nullable BigDecimal open,
        @Nullable BigDecimal high,
        @Nullable BigDecimal low,
        @Nullable BigDecimal close,
        @Nullable BigDecimal volume,
        Adjustment adjustment,
        String raw) {}
