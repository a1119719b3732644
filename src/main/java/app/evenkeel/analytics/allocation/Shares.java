package app.evenkeel.analytics.allocation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A weight divided in proportion to parts, to 18 digits after the point; the largest takes what
 * rounding leaves over. Parts of the whole that sum to 1 are what they are.
 */
final class Shares {
    /** As stated; empty where the shares are not the parts themselves. */
    private final List<BigDecimal> stated;

    private final long[] weights;

    private Shares(List<BigDecimal> stated, long[] weights) {
        this.stated = stated;
        this.weights = weights;
    }

    /**
     * Divides a weight.
     *
     * @param whole in units of 10^-18
     */
    static Shares of(long whole, List<BigDecimal> parts) {
        long[] weights = new long[parts.size()];
        if (whole == TargetTree.ONE && isOne(parts, weights)) {
            return new Shares(parts, weights);
        }
        divide(whole, parts, weights);
        return new Shares(List.of(), weights);
    }

    /** Writes the parts in units; returns whether they sum to 1. */
    private static boolean isOne(List<BigDecimal> parts, long[] weights) {
        long rest = TargetTree.ONE;
        for (int i = 0; i < weights.length && rest >= 0; i++) {
            long part = FixedPoint.of(parts.get(i), TargetTree.SCALE);
            if (part < 0) {
                return false;
            }
            weights[i] = part;
            rest -= part;
        }
        return rest == 0;
    }

    private static void divide(long whole, List<BigDecimal> parts, long[] weights) {
        BigDecimal sum = BigDecimal.ZERO;
        int largest = 0;
        for (int i = 0; i < weights.length; i++) {
            sum = sum.add(parts.get(i));
            largest = parts.get(i).compareTo(parts.get(largest)) > 0 ? i : largest;
        }
        if (sum.signum() == 0) {
            return;
        }
        BigDecimal scaled = BigDecimal.valueOf(whole);
        long left = whole;
        for (int i = 0; i < weights.length; i++) {
            weights[i] =
                    parts.get(i)
                            .multiply(scaled)
                            .divide(sum, 0, RoundingMode.HALF_EVEN)
                            .longValueExact();
            left -= weights[i];
        }
        weights[largest] += left;
    }

    /** The share of a part, in units of 10^-18. */
    long weight(int part) {
        return weights[part];
    }

    /** The same, with the digits that it was stated with where it is what was stated. */
    BigDecimal fraction(int part) {
        return stated.isEmpty()
                ? BigDecimal.valueOf(weights[part], TargetTree.SCALE)
                : stated.get(part);
    }
}
