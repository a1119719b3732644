package app.evenkeel.ingestion.file.portfolioperformance;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.money.CurrencyCode;

/** How securities are named: by ticker if they have one, else by the next best number. */
final class Securities {
    private Securities() {}

    static AssetRef of(
            String ticker,
            String isin,
            String wkn,
            String name,
            CurrencyCode currency,
            AssetKind kind) {
        String symbol =
                !ticker.isEmpty() ? ticker : !isin.isEmpty() ? isin : !wkn.isEmpty() ? wkn : name;
        if (kind == AssetKind.CRYPTO && !ticker.isEmpty()) {
            return AssetRef.coin(ticker);
        }
        return AssetRef.security(AssetKind.EQUITY, symbol, name, currency, isin);
    }
}
