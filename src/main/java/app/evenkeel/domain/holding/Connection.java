package app.evenkeel.domain.holding;

import app.evenkeel.domain.ledger.AccountId;

import java.time.Instant;
import java.util.List;

/**
 * A key to an exchange, without the key.
 *
 * @param venue the exchange's word, such as {@code kraken}
 * @param label what the user calls it; unique per owner
 * @param account what is collected is compared with this
 * @param permissions the exchange's own words for what the key may do; empty where it does not tell
 * @param withdrawalAccepted whether the user wants it although it may withdraw
 * @param checkedAt when its permissions were last seen, or asked for in vain
 */
public record Connection(
        long id,
        String venue,
        String label,
        AccountId account,
        Withdrawal withdrawal,
        List<String> permissions,
        boolean withdrawalAccepted,
        Instant checkedAt) {
    /** Whether a key may take money out. */
    public enum Withdrawal {
        NO,
        YES,
        /** It cannot be seen: the exchange has no way to ask, or not for such a key. */
        NOT_STATED
    }

    public Connection {
        permissions = List.copyOf(permissions);
    }

    public Connection withId(long value) {
        return new Connection(
                value,
                venue,
                label,
                account,
                withdrawal,
                permissions,
                withdrawalAccepted,
                checkedAt);
    }
}
