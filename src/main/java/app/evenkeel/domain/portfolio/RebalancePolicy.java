package app.evenkeel.domain.portfolio;

import java.math.BigDecimal;
import java.time.ZoneId;

/**
 * When a portfolio is rebalanced, and how far.
 *
 * @param zone that days of the frequency are counted in
 * @param threshold of the bands, as a fraction from 0 to 1
 */
public record RebalancePolicy(
        PolicyFrequency frequency,
        ZoneId zone,
        BandKind bandKind,
        BigDecimal threshold,
        Destination destination) {
    private static final BigDecimal FIVE_PERCENT = new BigDecimal("0.05");

    /**
     * @throws IllegalArgumentException if the threshold is below 0 or above 1
     */
    public RebalancePolicy {
        if (threshold.signum() < 0 || threshold.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("Threshold " + threshold);
        }
    }

    /** What a portfolio begins with: looked at each month, 5/25 bands, back to the target. */
    public static RebalancePolicy usual(ZoneId zone) {
        return new RebalancePolicy(
                PolicyFrequency.MONTHLY, zone, BandKind.HYBRID, FIVE_PERCENT, Destination.TARGET);
    }
}
