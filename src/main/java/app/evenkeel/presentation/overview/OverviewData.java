package app.evenkeel.presentation.overview;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.DataProblem;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * Everything the Overview shows, computed. Amounts are in {@code currency} and unrounded; {@code
 * null} means not known, never zero.
 *
 * @param from first day of the chart and of the period
 * @param held whether there is anything in the ledger at all
 * @param total what could be valued; {@code complete} says whether that is everything; {@code null}
 *     if nothing could
 * @param missing how many assets are in no sum
 * @param stale how many assets count with a price that is too old
 * @param staleSince day of the oldest such price, or {@code null} if there is none
 * @param dayChange since the day before, less what was deposited and plus what was withdrawn;
 *     {@code null} without an earlier value or without a price that is young enough
 * @param periodChange the same over the period
 * @param periodFlow deposits less withdrawals in the period
 * @param cash value of all cash, or {@code null} if none of it could be valued
 * @param cashComplete whether all cash is in {@code cash}
 * @param values of the days on which everything held could be valued; where there is none such, of
 *     what could be valued on each
 * @param partial whether {@code values} are of a part of what was held, on every day
 * @param benchmark asset that {@code benchmarkLine} follows, or {@code null}
 * @param stored whether this is what was stored of the days up to {@code asOf}: the total, the
 *     period's change, values and flows; the rest is not known yet
 */
record OverviewData(
        LocalDate asOf,
        LocalDate from,
        CurrencyCode currency,
        boolean held,
        @Nullable BigDecimal total,
        boolean complete,
        int missing,
        int stale,
        @Nullable LocalDate staleSince,
        @Nullable Change dayChange,
        @Nullable Change periodChange,
        BigDecimal periodFlow,
        @Nullable BigDecimal cash,
        boolean cashComplete,
        List<Point> values,
        boolean partial,
        List<Point> flows,
        @Nullable Asset benchmark,
        List<Point> benchmarkLine,
        List<ClassShare> byClass,
        List<AccountShare> byAccount,
        List<Mover> movers,
        List<DataProblem> problems,
        List<Asset> benchmarkChoices,
        boolean stored) {
    OverviewData {
        values = List.copyOf(values);
        flows = List.copyOf(flows);
        benchmarkLine = List.copyOf(benchmarkLine);
        byClass = List.copyOf(byClass);
        byAccount = List.copyOf(byAccount);
        movers = List.copyOf(movers);
        problems = List.copyOf(problems);
        benchmarkChoices = List.copyOf(benchmarkChoices);
    }

    /**
     * A change in value that no deposit or withdrawal explains.
     *
     * @param fraction of the value at the start, or {@code null} where flows in between would make
     *     a plain percentage misleading
     * @param complete whether everything held could be valued on every day from start to end
     */
    record Change(BigDecimal amount, @Nullable BigDecimal fraction, boolean complete) {}

    /**
     * A figure on a day; {@code null} where only a part of it is known.
     *
     * @param stale whether it rests on a price or rate that was too old
     */
    record Point(LocalDate day, @Nullable BigDecimal value, boolean stale) {
        Point(LocalDate day, @Nullable BigDecimal value) {
            this(day, value, false);
        }
    }

    /** The part of the total in one class of assets; the weight is a fraction. */
    record ClassShare(
            AssetKind kind,
            @Nullable BigDecimal value,
            @Nullable BigDecimal weight,
            boolean complete) {}

    /** The part of the total in one account; the weight is a fraction. */
    record AccountShare(
            AccountId account,
            String name,
            @Nullable BigDecimal value,
            @Nullable BigDecimal weight,
            boolean complete) {}

    /**
     * How the price of something held moved over the period.
     *
     * @param fraction of the price at the start
     * @param amount what that made of the quantity held now, at the last exchange rate
     * @param quantity held now
     * @param value of it now
     * @param before the price at the start, for the units of now
     */
    record Mover(
            AssetId id,
            String symbol,
            String name,
            BigDecimal fraction,
            BigDecimal amount,
            BigDecimal quantity,
            BigDecimal value,
            PricePoint before,
            PricePoint now) {}
}
