package app.evenkeel.portfolio;

import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the user chose about a file of prices.
 *
 * @param whole about the file: where it has a column for each asset, an asset means that no other's
 *     is wanted
 * @param columns about columns, by the header's word
 * @param onlyThese whether no other columns than these are wanted
 */
public record MarketChoice(PriceChoice whole, Map<String, PriceChoice> columns, boolean onlyThese) {
    /** Nothing. */
    public static final MarketChoice NONE = new MarketChoice(PriceChoice.NONE, Map.of(), false);

    public MarketChoice {
        columns = Map.copyOf(columns);
    }

    /** About the file as a whole only. */
    public static MarketChoice of(PriceChoice whole) {
        return new MarketChoice(whole, Map.of(), false);
    }

    /** With another choice about the file. */
    public MarketChoice with(PriceChoice choice) {
        return new MarketChoice(choice, columns, onlyThese);
    }

    /** With a choice about a column. */
    public MarketChoice with(String column, PriceChoice choice) {
        Map<String, PriceChoice> changed = new HashMap<>(columns);
        changed.put(column, choice);
        return new MarketChoice(whole, changed, onlyThese);
    }

    /** Of the columns, only those are wanted that something was chosen about. */
    public MarketChoice onlyChosen() {
        return new MarketChoice(whole, columns, true);
    }

    /** What was chosen about a column. */
    public PriceChoice of(String column) {
        return columns.getOrDefault(column, PriceChoice.NONE);
    }

    /**
     * What prices may be in: money of ISO 4217 or its hundredth, or one of the coins that others
     * are priced in; {@code null} if the text is none of these.
     */
    public static @Nullable CurrencyCode unit(String text) {
        try {
            CurrencyCode code = CurrencyCode.of(text);
            return code.major().isIso() || isCoinUnit(text) ? code : null;
        } catch (IllegalArgumentException notACode) {
            return null;
        }
    }

    private static boolean isCoinUnit(String code) {
        return PriceGuess.UNITS.contains(code.strip().toUpperCase(Locale.ROOT));
    }
}
