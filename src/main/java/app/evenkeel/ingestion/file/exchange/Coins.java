package app.evenkeel.ingestion.file.exchange;

import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.money.CurrencyCode;

import java.util.Locale;
import java.util.Set;

/** What the symbols of exchanges stand for. */
public final class Coins {
    private static final Set<String> FIAT =
            Set.of(
                    "AED", "AUD", "BRL", "CAD", "CHF", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF",
                    "JPY", "KRW", "MXN", "NOK", "NZD", "PLN", "RON", "SEK", "SGD", "TRY", "USD",
                    "ZAR");
    private static final Set<String> STABLE =
            Set.of("BUSD", "DAI", "EURC", "EURT", "PYUSD", "TUSD", "USDC", "USDG", "USDT");

    private Coins() {}

    /**
     * Cash for a currency that exchanges take, else a coin. A list rather than all of ISO 4217,
     * whose rarer codes are also coins.
     */
    public static AssetRef of(String symbol) {
        String code = symbol.strip().toUpperCase(Locale.ROOT);
        if (FIAT.contains(code)) {
            return AssetRef.cash(new CurrencyCode(code));
        }
        AssetRef coin = AssetRef.coin(code);
        return STABLE.contains(code)
                ? AssetRef.security(AssetKind.STABLECOIN, code, "", coin.currency(), "")
                : coin;
    }

    public static boolean isCash(AssetRef asset) {
        return asset.kind() == AssetKind.CASH;
    }
}
