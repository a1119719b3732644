package app.evenkeel.domain.order;

/**
 * What is traded for what.
 *
 * @param base usual symbol of the asset whose quantity an order states, such as {@code BTC}
 * @param quote usual symbol of what its price is in, such as {@code EUR}
 */
public record Market(String base, String quote) implements Comparable<Market> {
    public Market {
        if (base.isBlank() || quote.isBlank() || base.equals(quote)) {
            throw new IllegalArgumentException("No market: " + base + "/" + quote);
        }
    }

    @Override
    public int compareTo(Market other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return base + "/" + quote;
    }
}
