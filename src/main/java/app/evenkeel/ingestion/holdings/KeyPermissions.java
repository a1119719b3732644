package app.evenkeel.ingestion.holdings;

import app.evenkeel.domain.holding.Connection.Withdrawal;

import java.util.List;

/**
 * What a key may do, as far as its exchange tells.
 *
 * @param seen the exchange's own words for what the key may do; empty where it does not tell
 */
public record KeyPermissions(Withdrawal withdrawal, List<String> seen) {
    public static final KeyPermissions NOT_STATED =
            new KeyPermissions(Withdrawal.NOT_STATED, List.of());

    public KeyPermissions {
        seen = List.copyOf(seen);
    }
}
