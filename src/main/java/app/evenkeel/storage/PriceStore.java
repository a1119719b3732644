package app.evenkeel.storage;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.market.FxTable;
import app.evenkeel.domain.market.PriceBar;
import app.evenkeel.domain.market.PriceHistory;
import app.evenkeel.domain.money.CurrencyCode;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/** Daily bars and exchange rates. Shared: they belong to no owner. */
public final class PriceStore {
    /**
     * Adds or replaces daily bars of one asset from one source; returns how many were new or
     * changed.
     */
    public long saveBars(
            Tx tx, AssetId asset, CurrencyCode currency, String source, Iterator<PriceBar> bars) {
        throw new IllegalStateException();
    }

    /** Closes of the given assets, unadjusted; an asset without any is not in the map. */
    public Map<AssetId, PriceHistory> histories(Tx tx, Collection<AssetId> assets) {
        throw new IllegalStateException();
    }

    /** Adds or replaces daily rates, each "1 base = rate quote" with the pivot as base. */
    public long saveRates(Tx tx, Iterator<app.evenkeel.domain.money.FxRate> rates, String source) {
        throw new IllegalStateException();
    }

    /**
     * The rates of these currencies, and of no others, since reading all of history would be slow.
     */
    public FxTable rates(Tx tx, Collection<CurrencyCode> currencies) {
        throw new IllegalStateException();
    }
}
