package app.evenkeel.domain.portfolio;

/** Names one portfolio in the store. */
public record PortfolioId(long value) implements Comparable<PortfolioId> {
    @Override
    public int compareTo(PortfolioId other) {
        return Long.compare(value, other.value);
    }
}
