package app.evenkeel.analytics.allocation;

import app.evenkeel.domain.portfolio.RebalancePolicy;

import java.math.BigDecimal;
import java.util.List;

/**
 * Which weights are outside their bands, without working out how far each is. Values are compared
 * with {@code target x total} in whole units of their last digit; what is so near to the edge of
 * its band that roundings could matter is left open. Not thread-safe.
 */
final class BandCheck {
    /** What is known of one weight. */
    enum Answer {
        WITHIN,
        OUTSIDE,
        OPEN
    }

    /** What the roundings of a weight, its target and its band come to at most, in units. */
    private static final long DOUBT = 8;

    private final TargetTree tree;
    private final RebalancePolicy policy;
    private final long threshold;
    private final long[] values;
    private final boolean isKnown;

    BandCheck(TargetTree tree, List<BigDecimal> held, BigDecimal cash, RebalancePolicy policy) {
        this.tree = tree;
        this.policy = policy;
        this.threshold = FixedPoint.of(policy.threshold(), TargetTree.SCALE);
        this.values = new long[tree.size()];
        this.isKnown = threshold != FixedPoint.NONE && enter(held, cash) && values[0] > 0;
    }

    /** Takes over the values; returns whether they and their sums can be told in units. */
    private boolean enter(List<BigDecimal> held, BigDecimal cash) {
        int scale = Math.max(0, cash.scale());
        for (BigDecimal value : held) {
            scale = Math.max(scale, value.scale());
        }
        long sum = 0;
        for (int i = 1; i < values.length; i++) {
            int asset = tree.asset(i);
            if (asset != TargetTree.NONE || i == tree.cash()) {
                long value = FixedPoint.of(i == tree.cash() ? cash : held.get(asset), scale);
                if (value == FixedPoint.NONE || Math.abs(sum + value) > FixedPoint.LARGEST) {
                    return false;
                }
                values[i] = value;
                sum += value;
            }
        }
        tree.sumUp(values);
        return true;
    }

    Answer of(int node) {
        if (tree.isFree(node)) {
            return Answer.WITHIN;
        }
        if (!isKnown) {
            return Answer.OPEN;
        }
        long target = FixedPoint.share(values[0], tree.weight(node));
        long beyond = Math.abs(values[node] - target) - band(target);
        if (Math.abs(beyond) <= DOUBT) {
            return Answer.OPEN;
        }
        return beyond > 0 ? Answer.OUTSIDE : Answer.WITHIN;
    }

    private long band(long target) {
        return switch (policy.bandKind()) {
            case ABSOLUTE -> FixedPoint.share(values[0], threshold);
            case RELATIVE -> FixedPoint.share(target, threshold);
            case HYBRID ->
                    Math.min(
                            FixedPoint.share(values[0], threshold),
                            FixedPoint.share(target, 5 * threshold));
        };
    }
}
