package app.evenkeel.portfolio.performance;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.portfolio.Disposal;

import java.math.BigDecimal;

/**
 * One sale and what it gained.
 *
 * @param gain in the report's currency, at the rate of the day of the sale
 */
public record ClosedTrade(Disposal disposal, Asset asset, BigDecimal gain) {}
