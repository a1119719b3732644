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
 * @param replacing whether they are to stand in place of what is stored of the asset, however far
 *     from it they are
 */
public record PriceChoice(
        @Nullable String asset,
        @Nullable CurrencyCode currency,
        boolean leftOut,
        boolean replacing) {
    /** Nothing. */
    public static final PriceChoice NONE = new PriceChoice(null, null, false, false);

    /** These prices are not wanted. */
    public static final PriceChoice LEFT_OUT = new PriceChoice(null, null, true, false);

    public PriceChoice(@Nullable String asset, @Nullable CurrencyCode currency) {
        this(asset, currency, false, false);
    }

    /** The same, but for whether what is stored is replaced however far from it this is. */
    public PriceChoice replacing(boolean replaces) {
        return new PriceChoice(asset, currency, leftOut, replaces);
    }

    /** What is not said here as it is said there. */
    PriceChoice or(PriceChoice other) {
        return new PriceChoice(
                asset == null ? other.asset : asset,
                currency == null ? other.currency : currency,
                leftOut,
                replacing || other.replacing);
    }
}
