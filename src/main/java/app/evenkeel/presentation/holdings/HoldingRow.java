package app.evenkeel.presentation.holdings;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * One position as Holdings shows it: computed, not yet formatted. {@code null} means not known,
 * never zero.
 *
 * @param currency of cost, value and gains
 * @param isStale whether the price is too old to be taken for today's
 * @param gainFraction unrealised gain as a fraction of the cost
 * @param baseCost cost in the base currency at the rate of the value
 * @param baseValue value in the base currency
 * @param baseGain unrealised gain in the base currency at the rate of the value
 * @param weight share of everything that could be valued, as a fraction
 * @param trend closes over the period, oldest first; empty if there are none
 */
record HoldingRow(
        Asset asset,
        Account account,
        String taxAccount,
        CurrencyCode currency,
        BigDecimal quantity,
        @Nullable BigDecimal averagePrice,
        @Nullable BigDecimal cost,
        @Nullable PricePoint price,
        boolean isStale,
        @Nullable BigDecimal value,
        @Nullable BigDecimal gain,
        @Nullable BigDecimal gainFraction,
        @Nullable BigDecimal realisedGain,
        @Nullable BigDecimal baseCost,
        @Nullable BigDecimal baseValue,
        @Nullable BigDecimal baseGain,
        @Nullable BigDecimal weight,
        List<Double> trend) {
    HoldingRow {
        trend = List.copyOf(trend);
    }

    /** Whether both rows are the same pool, whatever its figures are. */
    boolean isSamePool(HoldingRow other) {
        return asset.id().equals(other.asset.id())
                && account.id().equals(other.account.id())
                && taxAccount.equals(other.taxAccount);
    }
}
