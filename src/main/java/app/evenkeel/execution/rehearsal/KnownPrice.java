package app.evenkeel.execution.rehearsal;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What one unit of an asset goes for.
 *
 * @param price of the last trade or close, more than zero
 * @param bid what others would pay, or {@code null} if not known; so also {@code ask}
 * @param volume units traded on a day, or {@code null} if not known
 * @param at when it was so; the end of the day where only that is known
 * @param lot quantities are multiples of it
 */
public record KnownPrice(
        BigDecimal price,
        @Nullable BigDecimal bid,
        @Nullable BigDecimal ask,
        @Nullable BigDecimal volume,
        Instant at,
        BigDecimal lot) {}
