package app.evenkeel.domain.portfolio;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.CurrencyCode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * How much of one asset is held in one pool (account and tax account), and what it cost and is
 * worth. Amounts are in {@code currency} and unrounded; {@code null} means not known, never zero.
 *
 * @param currency the pool's cost currency; for cash its own
 * @param quantity units held; negative where the ledger lacks an acquisition
 * @param averagePrice cost for as many units as the asset's price is quoted for
 * @param realisedGain sum over all disposals up to the day
 * @param price the last price on or before the day, as quoted
 * @param value of the units at that price, converted at the day's rate where the quotation differs
 */
public record Position(
        Account account,
        String taxAccount,
        Asset asset,
        CurrencyCode currency,
        BigDecimal quantity,
        @Nullable BigDecimal averagePrice,
        @Nullable BigDecimal cost,
        @Nullable BigDecimal realisedGain,
        @Nullable PricePoint price,
        @Nullable BigDecimal value,
        @Nullable BigDecimal unrealisedGain) {}
