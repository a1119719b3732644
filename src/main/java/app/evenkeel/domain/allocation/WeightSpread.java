package app.evenkeel.domain.allocation;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Fills up weights that were typed so far to a whole. */
public final class WeightSpread {
    /** Digits after the point of a share: hundredths of a percent. */
    private static final int DIGITS = 4;

    private WeightSpread() {}

    /**
     * Shares what is missing to 1 equally among the weights that are not given, or, where all are
     * given, in proportion to them. Shares have four digits after the point; the first takes what
     * is left over, so that the sum is exactly 1.
     *
     * @param weights fractions; {@code null} for those that are not given
     * @return the weights as they are where 1 or more is given already, with 0 for those missing
     */
    public static List<BigDecimal> rest(List<@Nullable BigDecimal> weights) {
        List<BigDecimal> full = new ArrayList<>();
        for (BigDecimal weight : weights) {
            full.add(weight == null ? BigDecimal.ZERO : weight);
        }
        BigDecimal rest = BigDecimal.ONE.subtract(sum(full));
        if (rest.signum() <= 0 || weights.isEmpty()) {
            return full;
        }
        List<BigDecimal> parts = parts(weights, full);
        BigDecimal all = sum(parts);
        BigDecimal left = rest;
        int first = -1;
        for (int i = 0; i < full.size(); i++) {
            BigDecimal share = rest.multiply(parts.get(i)).divide(all, DIGITS, RoundingMode.DOWN);
            full.set(i, full.get(i).add(share));
            left = left.subtract(share);
            first = first < 0 && parts.get(i).signum() > 0 ? i : first;
        }
        full.set(first, full.get(first).add(left));
        return full;
    }

    /** What the rest is shared in proportion to. */
    private static List<BigDecimal> parts(
            List<@Nullable BigDecimal> weights, List<BigDecimal> given) {
        boolean someMissing = weights.contains(null);
        if (!someMissing && sum(given).signum() > 0) {
            return given;
        }
        return weights.stream()
                .map(weight -> weight == null || !someMissing ? BigDecimal.ONE : BigDecimal.ZERO)
                .toList();
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
