package app.evenkeel.portfolio;

import app.evenkeel.domain.market.HoldReason;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a dropped file of prices or exchange rates amounts to. The file's tally counts its days: new
 * ones, those that the store has just so, and those that it has otherwise and that are replaced.
 *
 * @param rates whether it holds exchange rates, which are of no asset
 * @param byAsset whether it has a column for each asset
 * @param series what it holds: the prices in each column; the rates are one
 * @param assets that there are prices of
 */
public record StagedMarket(
        boolean rates, boolean byAsset, List<Series> series, List<AssetName> assets) {
    public StagedMarket {
        series = List.copyOf(series);
        assets = List.copyOf(assets);
    }

    /** Whether some of it waits for an answer. */
    public boolean isOpen() {
        return series.stream().anyMatch(each -> each.open() != null);
    }

    /** Whether applying would hold prices back that are not yet. */
    public boolean holdsBack() {
        return series.stream().anyMatch(each -> each.newlyHeld() > 0);
    }

    /** What becomes of a column. */
    public enum Standing {
        TAKEN,
        /** Something about it is to be answered first. */
        OPEN,
        /** It is not wanted. */
        LEFT_OUT
    }

    /**
     * Prices of one asset, or rates.
     *
     * @param column the header's word, or the column's number where there is no header; empty for
     *     rates
     * @param asset whose prices they are, as guessed or chosen; {@code null} while it is not known
     * @param proposed what the file calls the asset where nothing in the store is called that
     * @param currency what the prices are in; {@code null} while it is not known
     * @param open what is to be answered before they can be taken, or {@code null}
     * @param fresh how many days the store does not have
     * @param replaced how many days it has otherwise
     * @param held how many days are held back, as their prices did not pass the checks
     * @param newlyHeld how many of these the store does not have as such
     * @param first day, or {@code null} if there is none
     * @param last day, or {@code null} if there is none
     * @param quotes some of them: first what is held back, then what applying would change, then
     *     the newest
     */
    public record Series(
            String column,
            Standing standing,
            @Nullable AssetName asset,
            String proposed,
            @Nullable CurrencyCode currency,
            @Nullable Problem open,
            long fresh,
            long replaced,
            long held,
            long newlyHeld,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            List<StagedQuote> quotes) {
        public Series {
            quotes = List.copyOf(quotes);
        }

        /** Whether they wait since they are far from most of what is stored. */
        public boolean isApart() {
            return open != null && open.code() == ProblemCode.PRICES_APART;
        }
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
        REPLACES,
        /** It did not pass the checks and is not used. */
        HELD
    }

    /**
     * A close of a day, or a rate.
     *
     * @param value {@code null} where the file's text is no number
     * @param unit what it is in: a currency, or a pair such as {@code EUR/USD}
     * @param stored what the store has for that day from such files, or {@code null}
     * @param reason why it is held back; {@code null} if it is not
     */
    public record StagedQuote(
            LocalDate day,
            String unit,
            @Nullable BigDecimal value,
            @Nullable BigDecimal stored,
            Fate fate,
            @Nullable HoldReason reason) {
        StagedQuote(
                LocalDate day,
                String unit,
                BigDecimal value,
                @Nullable BigDecimal stored,
                Fate fate) {
            this(day, unit, value, stored, fate, null);
        }
    }
}
