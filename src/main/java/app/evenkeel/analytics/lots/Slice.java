package app.evenkeel.analytics.lots;

import app.evenkeel.domain.ledger.TransactionId;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * Units acquired together, while the ledger is walked.
 *
 * @param acquired trading day as an epoch day
 * @param quantity more than zero
 * @param cost of all of {@code quantity} in the pool's currency, unrounded, or {@code null}
 */
record Slice(long acquired, TransactionId opening, BigDecimal quantity, @Nullable BigDecimal cost) {
    Slice with(BigDecimal newQuantity, @Nullable BigDecimal newCost) {
        return new Slice(acquired, opening, newQuantity, newCost);
    }
}
