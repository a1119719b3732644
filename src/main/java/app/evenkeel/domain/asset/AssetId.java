package app.evenkeel.domain.asset;

/**
 * Names one asset in the store. Negative values are provisional: given out while an import is
 * staged, and replaced by stored ones when it is applied.
 */
public record AssetId(long value) implements Comparable<AssetId> {
    public boolean isProvisional() {
        return value < 0;
    }

    @Override
    public int compareTo(AssetId other) {
        return Long.compare(value, other.value);
    }
}
