package app.evenkeel.domain.market;

import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What an asset was going for at one moment.
 *
 * @param last price of the last trade, or {@code null} if not stated; so also bid and ask
 * @param at when the source says it was so
 * @param source id of the feed
 */
public record Quote(
        @Nullable BigDecimal last,
        @Nullable BigDecimal bid,
        @Nullable BigDecimal ask,
        CurrencyCode currency,
        Instant at,
        String source) {}
