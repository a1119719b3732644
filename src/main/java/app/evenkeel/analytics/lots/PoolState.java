package app.evenkeel.analytics.lots;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Lot;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * One pool at the end of a day. Amounts are in {@code currency}, rounded half-even to 18 digits
 * after the point and no further; {@code null} is not known, never zero.
 *
 * @param currency of the pool's first acquisition with a known cost, else what the asset is quoted
 *     in; for cash its own
 * @param quantity units held, less units sold that the ledger never saw acquired
 * @param cost of what is held, fees included; for cash its quantity
 * @param realised proceeds less cost over all disposals; zero if there were none
 * @param lots oldest first; one lot for a pool at moving average; none for cash
 */
public record PoolState(
        PoolKey key,
        CurrencyCode currency,
        BigDecimal quantity,
        @Nullable BigDecimal cost,
        @Nullable BigDecimal realised,
        List<Lot> lots) {
    public PoolState {
        lots = List.copyOf(lots);
    }
}
