package app.evenkeel.scheduling;

import java.time.Duration;
import java.time.Instant;

/**
 * How the time of runs is counted: by looks at the clock, so that neither sleep nor a changed clock
 * makes a run late.
 */
final class TimeLimit {
    /** How long a run that was asked to stop may take to reach its safe point. */
    static final Duration TO_STOP = Duration.ofMinutes(2);

    private TimeLimit() {}

    /** How much of the time between two looks counts: no more than between usual ones. */
    static Duration passed(Instant before, Instant now, Duration usual) {
        if (!before.isBefore(now)) {
            return Duration.ZERO;
        }
        // In seconds first: the time since before the first look has no length.
        boolean isLonger = before.isBefore(now.minus(usual));
        return isLonger ? usual : Duration.between(before, now);
    }
}
