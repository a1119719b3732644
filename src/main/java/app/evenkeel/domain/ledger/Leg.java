package app.evenkeel.domain.ledger;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.money.Decimals;

import java.math.BigDecimal;

/**
 * A quantity of one asset that moved.
 *
 * @param quantity more than zero; the direction is in where the leg stands
 */
public record Leg(AssetId asset, BigDecimal quantity) {
    public Leg {
        quantity = Decimals.normal(quantity);
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException(
                    "A leg's quantity is more than zero: " + quantity.toPlainString());
        }
    }
}
