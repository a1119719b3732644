package app.evenkeel.portfolio;

import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

/**
 * What the user chose about a file of prices or about one of its columns; what is {@code null} goes
 * by the file.
 *
 * @param asset whose prices they are: its key, symbol, ISIN or name; or the symbol of a new one
 * @param currency what the prices are in
 * @param leftOut whether they are not wanted
 */
public record PriceChoice(
        @Nullable String asset, @Nullable CurrencyCode currency, boolean leftOut) {
    /** Nothing. */
    public static final PriceChoice NONE = new PriceChoice(null, null, false);

    /** These prices are not wanted. */
    public static final PriceChoice LEFT_OUT = new PriceChoice(null, null, true);

    public PriceChoice(@Nullable String asset, @Nullable CurrencyCode currency) {
        this(asset, currency, false);
    }

    /** What is not said here as it is said there. */
    PriceChoice or(PriceChoice other) {
        return new PriceChoice(
                asset == null ? other.asset : asset,
                currency == null ? other.currency : currency,
                leftOut);
    }
}
