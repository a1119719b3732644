package app.evenkeel.portfolio.performance;

import app.evenkeel.domain.asset.Asset;

/**
 * What a holding adds to the volatility of all that is held now.
 *
 * @param weight of the total now, as a fraction
 * @param contribution to the volatility, in its terms; over all they sum to it
 * @param share of the volatility, as a fraction; NaN where there is none
 */
public record RiskShare(Asset asset, double weight, double contribution, double share) {}
