package app.evenkeel.domain.portfolio;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * The risk of a portfolio over the year up to a day; {@code null} is what cannot be told. Losses
 * are positive; value at risk is historical, of one period.
 *
 * @param beta against the portfolio's benchmark, as what follows
 * @param sampleSize returns that value at risk is of
 * @param benchmarkSampleSize returns that are compared with the benchmark; 0 without one
 */
public record RiskMetric(
        LocalDate day,
        @Nullable Double valueAtRisk95,
        @Nullable Double conditionalValueAtRisk95,
        @Nullable Double valueAtRisk99,
        @Nullable Double conditionalValueAtRisk99,
        @Nullable Double beta,
        @Nullable Double correlation,
        @Nullable Double trackingError,
        @Nullable Double informationRatio,
        int sampleSize,
        int benchmarkSampleSize) {}
