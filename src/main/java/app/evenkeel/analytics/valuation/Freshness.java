package app.evenkeel.analytics.valuation;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.FxRate;

import org.jspecify.annotations.Nullable;

/** How old prices and rates may be before figures made of them are marked. */
public final class Freshness {
    private Freshness() {}

    /**
     * Whether a price is older on {@code day} than prices of such an asset should be. What was
     * stated beside a delivery may be what was paid years ago, and always is.
     */
    public static boolean isStale(Asset asset, @Nullable PricePoint price, long day) {
        if (price == null) {
            return false;
        }
        if (price.source().equals(LedgerPrices.DELIVERY)) {
            return true;
        }
        boolean isCoin = asset.kind() == AssetKind.CRYPTO || asset.kind() == AssetKind.STABLECOIN;
        int days = isCoin ? DataProblems.FRESH_DAYS_OF_COINS : DataProblems.FRESH_DAYS;
        return day - price.asOf().toEpochDay() > days;
    }

    /** Whether a rate between two currencies is older on {@code day} than it should be. */
    public static boolean isStale(@Nullable FxRate rate, long day) {
        return rate != null
                && !rate.base().equals(rate.quote())
                && day - rate.date().toEpochDay() > DataProblems.FRESH_DAYS;
    }
}
