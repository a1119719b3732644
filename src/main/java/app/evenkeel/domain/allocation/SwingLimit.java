package app.evenkeel.domain.allocation;

import app.evenkeel.domain.money.Decimals;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How far prices may have moved of late for anything to be traded at them.
 *
 * @param most the highest price over the lowest, less one, as a fraction; 0.15 is 15 %
 * @param within how far back prices count, in whole minutes, a day at most
 */
public record SwingLimit(BigDecimal most, Duration within) {
    /** More than a calm market moves in an hour, and less than one that has lost its footing. */
    public static final SwingLimit USUAL =
            new SwingLimit(new BigDecimal("0.15"), Duration.ofHours(1));

    /**
     * @throws IllegalArgumentException if a price may not move at all, or the window is not between
     *     a minute and a day
     */
    public SwingLimit {
        most = Decimals.normal(most);
        if (most.signum() <= 0
                || within.toMinutes() < 1
                || within.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(most + " within " + within);
        }
        within = Duration.ofMinutes(within.toMinutes());
    }
}
