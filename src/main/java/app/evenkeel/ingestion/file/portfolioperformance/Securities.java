package app.evenkeel.ingestion.file.portfolioperformance;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.ingestion.file.Node;

/** How securities are named: by ticker if they have one, else by the next best number. */
final class Securities {
    private Securities() {}

    /** A security of a client file, whose fields hang on it. */
    static AssetRef of(Node paper, CurrencyCode currency) {
        return of(
                paper.textOf("tickerSymbol"),
                paper.textOf("isin"),
                paper.textOf("wkn"),
                paper.textOf("name"),
                currency,
                paper.textOf("feed").startsWith("COINGECKO") ? AssetKind.CRYPTO : AssetKind.EQUITY);
    }

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
