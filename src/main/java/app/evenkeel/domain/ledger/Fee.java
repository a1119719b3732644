package app.evenkeel.domain.ledger;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.money.Decimals;

import java.math.BigDecimal;

/**
 * What a venue charged for a transaction.
 *
 * @param asset what it was charged in; it may be a third asset
 * @param quantity zero or more; zero where the source states that nothing was charged
 * @param included whether the quantity is already inside the transaction's in or out leg. A fee
 *     that is not included leaves the account on top of the legs.
 */
public record Fee(AssetId asset, BigDecimal quantity, boolean included) {
    public Fee {
        quantity = Decimals.normal(quantity);
        if (quantity.signum() < 0) {
            throw new IllegalArgumentException(
                    "A fee is not negative: " + quantity.toPlainString());
        }
    }
}
