package app.evenkeel.domain.ledger;

/** Names one account in the store. Negative values are provisional, as in {@code AssetId}. */
public record AccountId(long value) implements Comparable<AccountId> {
    public boolean isProvisional() {
        return value < 0;
    }

    @Override
    public int compareTo(AccountId other) {
        return Long.compare(value, other.value);
    }
}
