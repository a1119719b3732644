package app.evenkeel.domain.plan;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.market.PricePoint;
import app.evenkeel.domain.money.FxRate;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * The price that a plan reckons with.
 *
 * @param price of one unit in the plan's currency, more than zero
 * @param quoted where it comes from, as quoted; {@code null} for an asset worth its exchange rate
 * @param rate the exchange rate used; {@code null} within one currency
 * @param ageInDays of the older of the two on the plan's day
 */
public record PlanPrice(
        Asset asset,
        BigDecimal price,
        @Nullable PricePoint quoted,
        @Nullable FxRate rate,
        long ageInDays) {}
