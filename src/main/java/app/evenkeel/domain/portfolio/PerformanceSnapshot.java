package app.evenkeel.domain.portfolio;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * How a portfolio stood at the end of a day; {@code null} is what cannot be told.
 *
 * @param value of what could be valued
 * @param flow what came from outside less what left
 * @param isComplete whether everything held could be valued
 * @param isStale whether a price or rate older than it should be was used
 * @param dailyReturn of the day, or of the days since the last complete one
 * @param cumulativeReturn linked since the first day
 * @param volatility of the year up to the day, a year; of a period where there is less than a year
 * @param sharpeRatio over the same
 * @param drawdown how far below its highest so far the wealth stood; 0 or less
 * @param sampleSize returns that volatility and Sharpe ratio are of
 */
public record PerformanceSnapshot(
        LocalDate day,
        @Nullable BigDecimal value,
        BigDecimal flow,
        boolean isComplete,
        boolean isStale,
        @Nullable Double dailyReturn,
        @Nullable Double cumulativeReturn,
        @Nullable Double volatility,
        @Nullable Double sharpeRatio,
        @Nullable Double drawdown,
        int sampleSize) {}
