package app.evenkeel.domain.plan;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.order.Side;

import java.math.BigDecimal;

/**
 * The user's decision about one line: it is as stated, and the rest is planned around it. A line
 * that is skipped has the quantity zero; one that is locked has the quantity it had.
 *
 * @param quantity units, zero or more
 */
public record Amendment(AccountId account, AssetId asset, Side side, BigDecimal quantity) {
    /**
     * @throws IllegalArgumentException if the quantity is negative
     */
    public Amendment {
        if (quantity.signum() < 0) {
            throw new IllegalArgumentException(quantity.toPlainString());
        }
    }

    /** Leaves out what was planned for an asset in an account. */
    public static Amendment skip(AccountId account, AssetId asset, Side side) {
        return new Amendment(account, asset, side, BigDecimal.ZERO);
    }

    public boolean isSkip() {
        return quantity.signum() == 0;
    }
}
