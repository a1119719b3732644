package app.evenkeel.portfolio.performance;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A fall from a peak and the way back to it.
 *
 * @param depth -0.2 for a fall by a fifth
 * @param recovery the first day at or above the peak again; {@code null} if it lasts still
 * @param days from the peak to the recovery, or to the last day of the period
 */
public record DatedDrawdown(
        double depth, LocalDate peak, LocalDate trough, @Nullable LocalDate recovery, long days) {}
