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
                    "AED", "ARS", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK",
                    "DKK", "EUR", "GBP", "GHS", "HKD", "HUF", "IDR", "ILS", "INR", "ISK", "JPY",
                    "KES", "KRW", "KZT", "MXN", "MYR", "NGN", "NOK", "NZD", "PEN", "PHP", "PLN",
                    "RON", "RUB", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD", "VND",
                    "ZAR");
    private static final Set<String> STABLE =
            Set.of(
                    "BUSD", "DAI", "EURC", "EURI", "EURT", "FDUSD", "GUSD", "PYUSD", "RLUSD",
                    "TUSD", "USDC", "USDG", "USDP", "USDS", "USDT");

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
