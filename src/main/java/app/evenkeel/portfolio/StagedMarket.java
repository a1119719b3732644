package app.evenkeel.portfolio;

import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a dropped file of prices or exchange rates amounts to. The file's tally counts its days: new
 * ones, those that the store has just so, and those that it has otherwise and that are replaced.
 *
 * @param rates whether it holds exchange rates, which are of no asset
 * @param asset whose prices they are, as guessed or chosen; {@code null} while it is not known
 * @param proposed what the file calls the asset where nothing in the store is called that
 * @param currency what the prices are in; {@code null} while it is not known
 * @param columns of which one is read, where there is one for each asset
 * @param column the one that is read, or {@code null}
 * @param assets that it may be the prices of
 * @param first day, or {@code null} if there is none
 * @param last day, or {@code null} if there is none
 * @param quotes some of them, those first that applying would change, then the newest; at most
 *     1,000
 */
public record StagedMarket(
        boolean rates,
        @Nullable AssetName asset,
        String proposed,
        @Nullable CurrencyCode currency,
        List<String> columns,
        @Nullable String column,
        List<AssetName> assets,
        @Nullable LocalDate first,
        @Nullable LocalDate last,
        List<StagedQuote> quotes) {
    public StagedMarket {
        columns = List.copyOf(columns);
        assets = List.copyOf(assets);
        quotes = List.copyOf(quotes);
    }

    /** An asset by its key, with what it is called. */
    public record AssetName(String key, String symbol, String name) {
        /** Symbol and name, where they differ. */
        public String label() {
            return name.isEmpty() || name.equals(symbol) ? symbol : symbol + " · " + name;
        }
    }

    /** What applying would do with a price or a rate. */
    public enum Fate {
        NEW,
        KNOWN,
        REPLACES
    }

    /**
     * A close of a day, or a rate.
     *
     * @param unit what it is in: a currency, or a pair such as {@code EUR/USD}
     * @param stored what the store has for that day from such files, or {@code null}
     */
    public record StagedQuote(
            LocalDate day, String unit, BigDecimal value, @Nullable BigDecimal stored, Fate fate) {}
}
