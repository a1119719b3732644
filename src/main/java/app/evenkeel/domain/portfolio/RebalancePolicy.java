package app.evenkeel.domain.portfolio;

import app.evenkeel.domain.job.DueRule;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * When a portfolio is rebalanced, and how far.
 *
 * @param zone that days of the frequency are counted in
 * @param at time of day, by the clock in the zone
 * @param threshold of the bands, as a fraction from 0 to 1
 */
public record RebalancePolicy(
        PolicyFrequency frequency,
        ZoneId zone,
        LocalTime at,
        BandKind bandKind,
        BigDecimal threshold,
        Destination destination) {
    /** The usual time of day: exchanges in Tokyo and Europe have opened, by their own clocks. */
    public static final LocalTime USUAL_TIME = LocalTime.of(9, 0);

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
                PolicyFrequency.MONTHLY,
                zone,
                USUAL_TIME,
                BandKind.HYBRID,
                FIVE_PERCENT,
                Destination.TARGET);
    }

    /**
     * When the portfolio is next looked at by the calendar: each day, each Monday, the first of
     * each month or quarter; empty where it is not by the calendar. Where daylight saving skips the
     * time it is as much later as the clock was put forward, and where it comes twice, the first
     * time.
     */
    public Optional<Instant> nextAfter(Instant time) {
        return switch (frequency) {
            case DAILY -> Optional.of(new DueRule.Daily(at, zone).nextAfter(time));
            case WEEKLY ->
                    Optional.of(
                            new DueRule.Weekly(Set.of(DayOfWeek.MONDAY), at, zone).nextAfter(time));
            case MONTHLY -> Optional.of(new DueRule.Monthly(1, at, zone).nextAfter(time));
            case QUARTERLY -> Optional.of(nextQuarter(time));
            case THRESHOLD_ONLY -> Optional.empty();
        };
    }

    private Instant nextQuarter(Instant time) {
        DueRule monthly = new DueRule.Monthly(1, at, zone);
        Instant next = monthly.nextAfter(time);
        while (!isFirstOfQuarter(next.atZone(zone).getMonth())) {
            next = monthly.nextAfter(next);
        }
        return next;
    }

    private static boolean isFirstOfQuarter(Month month) {
        return month.firstMonthOfQuarter() == month;
    }
}
