package app.evenkeel.domain.portfolio;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.TransactionId;
import app.evenkeel.domain.money.Money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Units given up for a consideration, and what was gained.
 *
 * @param quantity units, more than zero
 * @param proceeds net of fees, or {@code null} if not known in the pool's currency
 * @param cost of the units given up, or {@code null} if not known
 * @param daysHeld from acquisition to disposal, the mean over the units; {@code null} where it is
 *     not known when they were acquired
 * @param isCharge whether the units paid a fee or a tax or were lost on the way, so that nothing
 *     was traded
 */
public record Disposal(
        AccountId account,
        String taxAccount,
        AssetId asset,
        LocalDate day,
        TransactionId closing,
        BigDecimal quantity,
        @Nullable Money proceeds,
        @Nullable Money cost,
        @Nullable BigDecimal daysHeld,
        boolean isCharge) {

    /** Proceeds less cost; {@code null} if either is not known. */
    public @Nullable Money gain() {
        return proceeds == null || cost == null ? null : proceeds.minus(cost);
    }
}
