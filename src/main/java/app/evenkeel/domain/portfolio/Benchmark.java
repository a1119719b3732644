package app.evenkeel.domain.portfolio;

import app.evenkeel.domain.asset.AssetId;

import java.math.BigDecimal;
import java.util.List;

/**
 * What performance is compared with: one asset, or a mix that is brought back to its weights every
 * day. Without parts there is no benchmark.
 */
public record Benchmark(List<Part> parts) {
    public static final Benchmark NONE = new Benchmark(List.of());

    /**
     * @param weight fraction of the whole, more than zero
     */
    public record Part(AssetId asset, BigDecimal weight) {}

    /**
     * @throws IllegalArgumentException if there are parts whose weights are not positive or do not
     *     sum to 1, or an asset comes twice
     */
    public Benchmark {
        parts = List.copyOf(parts);
        BigDecimal sum = parts.stream().map(Part::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean sound =
                parts.stream().allMatch(part -> part.weight().signum() > 0)
                        && parts.stream().map(Part::asset).distinct().count() == parts.size()
                        && sum.compareTo(BigDecimal.ONE) == 0;
        if (!parts.isEmpty() && !sound) {
            throw new IllegalArgumentException("Weights " + parts);
        }
    }

    /** All of one asset. */
    public static Benchmark of(AssetId asset) {
        return new Benchmark(List.of(new Part(asset, BigDecimal.ONE)));
    }

    public boolean isNone() {
        return parts.isEmpty();
    }
}
