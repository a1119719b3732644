package app.evenkeel.analytics.rebalance;

import app.evenkeel.analytics.allocation.FixedPoint;
import app.evenkeel.analytics.allocation.TargetTree;
import app.evenkeel.domain.portfolio.BandKind;
import app.evenkeel.domain.portfolio.RebalancePolicy;

import java.math.BigDecimal;

/** How far values may be from their targets under a policy, in whole units of money. */
final class Bands {
    private static final BigDecimal FIVE = BigDecimal.valueOf(5);

    private final BandKind kind;
    private final long threshold;
    private final long fiveTimes;

    Bands(RebalancePolicy policy) {
        kind = policy.bandKind();
        threshold = weight(policy.threshold());
        fiveTimes = weight(policy.threshold().multiply(FIVE).min(BigDecimal.ONE));
    }

    /**
     * Of one value.
     *
     * @param whole what is allocated, zero or more
     * @param target of the value
     */
    long of(long whole, long target) {
        return switch (kind) {
            case ABSOLUTE -> FixedPoint.share(whole, threshold);
            case RELATIVE -> FixedPoint.share(target, threshold);
            case HYBRID ->
                    Math.min(
                            FixedPoint.share(whole, threshold),
                            FixedPoint.share(target, fiveTimes));
        };
    }

    private static long weight(BigDecimal fraction) {
        return fraction.movePointRight(TargetTree.SCALE).longValue();
    }
}
