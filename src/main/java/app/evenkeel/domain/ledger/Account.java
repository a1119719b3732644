package app.evenkeel.domain.ledger;

/**
 * A place where the owner keeps assets.
 *
 * @param key the {@link AccountRef#key()} it was first seen under; never changes
 * @param name what the user calls it; unique per owner
 */
public record Account(AccountId id, String key, AccountKind kind, String provider, String name) {}
