package app.evenkeel.domain.holding;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.TransactionType;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * One asset in one account: what its keeper says beside what the ledger says.
 *
 * @param collected {@code null} where the account was never collected in full
 * @param derived what the ledger adds up to
 * @param asOf when it was collected
 */
public record CollectedLine(
        Account account,
        Asset asset,
        @Nullable BigDecimal collected,
        BigDecimal derived,
        @Nullable Instant asOf,
        CollectStatus status) {
    /** Collected less derived, or {@code null} where that is not known. */
    public @Nullable BigDecimal difference() {
        return collected == null ? null : collected.subtract(derived);
    }

    /** How the difference may be booked: what came in more ways than what went; none where none. */
    public List<TransactionType> bookings() {
        BigDecimal difference = difference();
        if (difference == null || difference.signum() == 0) {
            return List.of();
        }
        return difference.signum() > 0
                ? List.of(
                        TransactionType.CUSTODY_MOVE,
                        TransactionType.DEPOSIT,
                        TransactionType.OPENING_BALANCE)
                : List.of(TransactionType.CUSTODY_MOVE, TransactionType.WITHDRAWAL);
    }
}
