package app.evenkeel.domain.asset;

import app.evenkeel.domain.money.CurrencyCode;

/**
 * Something that can be owned and, with a price, valued.
 *
 * @param key the {@link AssetRef#key()} it was first seen under; never changes
 * @param symbol what the user knows it by
 * @param name in full, or empty
 * @param currency what its price is quoted in; cash is quoted in itself
 * @param isin ISO 6166 code, or empty
 * @param unitsPerPrice how many units one quoted price is for
 */
public record Asset(
        AssetId id,
        String key,
        AssetKind kind,
        String symbol,
        String name,
        CurrencyCode currency,
        String isin,
        int unitsPerPrice,
        boolean active) {
    public boolean isCash() {
        return kind == AssetKind.CASH;
    }

    /** The name where there is one, else the symbol. */
    public String label() {
        return name.isEmpty() ? symbol : name;
    }
}
