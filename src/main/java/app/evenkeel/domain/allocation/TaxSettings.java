package app.evenkeel.domain.allocation;

import java.math.BigDecimal;
import java.util.Set;

/**
 * How the tax of a planned sale is estimated: gain of each lot x rate; losses lower it, down to
 * zero over a plan.
 *
 * @param shortRate on gains of lots held for {@code longAfterDays} days or less; a fraction
 * @param longRate on gains of lots held longer
 * @param lotOrder which lots are sold
 * @param exempt tax accounts, as sources call them, on whose gains there is no tax
 * @param washSaleDays a loss is marked where the asset was bought within as many days before; 0 not
 *     to mark any
 */
public record TaxSettings(
        BigDecimal shortRate,
        BigDecimal longRate,
        int longAfterDays,
        LotOrder lotOrder,
        Set<String> exempt,
        int washSaleDays) {
    /** No tax, oldest lots first. */
    public static final TaxSettings NONE =
            new TaxSettings(BigDecimal.ZERO, BigDecimal.ZERO, 365, LotOrder.FIFO, Set.of(), 0);

    /**
     * @throws IllegalArgumentException if a rate is not within 0 and 1, or days are negative
     */
    public TaxSettings {
        exempt = Set.copyOf(exempt);
        if (!isFraction(shortRate) || !isFraction(longRate)) {
            throw new IllegalArgumentException("rates " + shortRate + ", " + longRate);
        }
        if (longAfterDays < 0 || washSaleDays < 0) {
            throw new IllegalArgumentException("days " + longAfterDays + ", " + washSaleDays);
        }
    }

    private static boolean isFraction(BigDecimal rate) {
        return rate.signum() >= 0 && rate.compareTo(BigDecimal.ONE) <= 0;
    }
}
