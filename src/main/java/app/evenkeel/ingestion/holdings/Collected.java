package app.evenkeel.ingestion.holdings;

import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.money.Decimals;

import java.math.BigDecimal;

/**
 * How much of one asset a source says is held.
 *
 * @param quantity more than zero
 */
public record Collected(AssetRef asset, BigDecimal quantity) {
    public Collected {
        quantity = Decimals.normal(quantity);
    }
}
