package app.evenkeel.portfolio;

import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/**
 * What the user chose about a file of prices; what is {@code null} goes by the file.
 *
 * @param asset whose prices they are: its key, symbol, ISIN or name; or the symbol of a new one
 * @param currency what the prices are in
 * @param column the one to take where the file has one for each asset
 */
public record MarketChoice(
        @Nullable String asset, @Nullable CurrencyCode currency, @Nullable String column) {
    /** Nothing. */
    public static final MarketChoice NONE = new MarketChoice(null, null, null);

    /** Whether coins are priced in it though it is no money, such as {@code USDT}; in any case. */
    public static boolean isCoinUnit(String code) {
        return PriceGuess.UNITS.contains(code.strip().toUpperCase(Locale.ROOT));
    }
}
