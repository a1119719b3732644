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
 * @param derived what the ledger adds up to at that moment; at present where it never was
 * @param asOf when it was collected
 * @param whole whether the sources tell all that is held of it there, so that less means that it
 *     went; otherwise some of it may be where they do not look
 */
public record CollectedLine(
        Account account,
        Asset asset,
        @Nullable BigDecimal collected,
        BigDecimal derived,
        @Nullable Instant asOf,
        CollectStatus status,
        boolean whole) {
    /** Collected less derived, or {@code null} where that is not known. */
    public @Nullable BigDecimal difference() {
        return collected == null ? null : collected.subtract(derived);
    }

    /** Whether less was collected than the ledger says by a source that does not tell all. */
    public boolean isLessOfAPart() {
        BigDecimal difference = difference();
        return difference != null && difference.signum() < 0 && !whole;
    }

    /**
     * How the difference may be booked: what came in more ways than what went; none where there is
     * none, where it may be no difference, and where the last attempt failed.
     */
    public List<TransactionType> bookings() {
        BigDecimal difference = difference();
        if (difference == null
                || difference.signum() == 0
                || isLessOfAPart()
                || status != CollectStatus.OK) {
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
