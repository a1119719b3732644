package app.evenkeel.domain.portfolio;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetKind;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What everything was worth on one day, in one currency, unrounded.
 *
 * @param total sum of what could be valued, see {@link #isComplete()}; {@code null} where something
 *     is held of which nothing could
 * @param missingPrices what could not be valued and is therefore in no sum
 */
public record Snapshot(
        LocalDate asOf,
        CurrencyCode currency,
        @Nullable BigDecimal total,
        List<AssetLine> byAsset,
        List<ClassLine> byClass,
        List<AccountLine> byAccount,
        List<MissingPrice> missingPrices) {
    public Snapshot {
        byAsset = List.copyOf(byAsset);
        byClass = List.copyOf(byClass);
        byAccount = List.copyOf(byAccount);
        missingPrices = List.copyOf(missingPrices);
    }

    /**
     * One asset over all accounts.
     *
     * @param value in the snapshot's currency, or {@code null} if it could not be valued
     * @param weight share of the total as a fraction, or {@code null} if not known
     */
    public record AssetLine(
            Asset asset,
            BigDecimal quantity,
            @Nullable PricePoint price,
            @Nullable BigDecimal value,
            @Nullable BigDecimal weight) {}

    /**
     * One class of assets.
     *
     * @param value of what could be valued, or {@code null} if nothing of it could
     * @param complete whether all of it could be valued
     */
    public record ClassLine(
            AssetKind kind,
            @Nullable BigDecimal value,
            @Nullable BigDecimal weight,
            boolean complete) {}

    /**
     * One account.
     *
     * @param value of what could be valued, or {@code null} if nothing of it could
     * @param complete whether all of it could be valued
     */
    public record AccountLine(
            Account account,
            @Nullable BigDecimal value,
            @Nullable BigDecimal weight,
            boolean complete) {}

    /**
     * An asset that is held but could not be valued.
     *
     * @param currency the currency whose rate is missing, or {@code null} if it is the price that
     *     is missing
     */
    public record MissingPrice(Asset asset, BigDecimal quantity, @Nullable CurrencyCode currency) {}

    /** Whether everything held could be valued. */
    public boolean isComplete() {
        return missingPrices.isEmpty();
    }
}
