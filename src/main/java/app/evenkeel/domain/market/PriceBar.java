package app.evenkeel.domain.market;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One day of trading in one asset, checked.
 *
 * @param day the trading day in the venue's zone
 * @param open first price, or {@code null} where the source has only a close; so also high and low
 * @param close last price, more than zero
 * @param volume units traded, or {@code null} if not stated
 * @param adjustment what the prices were corrected for
 */
public record PriceBar(
        LocalDate day,
        @Nullable BigDecimal open,
        @Nullable BigDecimal high,
        @Nullable BigDecimal low,
        BigDecimal close,
        @Nullable BigDecimal volume,
        Adjustment adjustment) {}
