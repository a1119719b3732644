package app.evenkeel.domain.order;

import app.evenkeel.domain.money.Decimals;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One execution of an order.
 *
 * @param tradeId the venue's own, unique within the market: a fill that is told twice is one fill
 * @param price in the quote, more than zero
 * @param quantity of the base asset, more than zero
 * @param fee zero or more; below zero where the venue pays for a resting order
 * @param feeAsset usual symbol; it may be a third asset
 */
public record Fill(
        String tradeId,
        Instant at,
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal fee,
        String feeAsset) {
    public Fill {
        price = Decimals.normal(price);
        quantity = Decimals.normal(quantity);
        fee = Decimals.normal(fee);
        if (price.signum() <= 0 || quantity.signum() <= 0 || tradeId.isEmpty()) {
            throw new IllegalArgumentException("No fill: " + quantity + " at " + price);
        }
    }

    /** In the quote, without the fee. */
    public BigDecimal value() {
        return price.multiply(quantity);
    }
}
