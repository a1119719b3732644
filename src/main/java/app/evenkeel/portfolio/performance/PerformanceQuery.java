package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.performance.FlowTiming;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.domain.portfolio.Scope;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * What is asked about performance or risk.
 *
 * @param from the first day that counts: the period opens with the value of the day before; {@code
 *     null} for the first day on which anything moved
 * @param to the last day that counts
 * @param timing when in its day money that comes or goes counts
 */
public record PerformanceQuery(
        Scope scope,
        @Nullable LocalDate from,
        LocalDate to,
        CurrencyCode currency,
        FlowTiming timing,
        Benchmark benchmark) {
    /** All of the time up to a day, as usually asked. */
    public static PerformanceQuery of(Scope scope, LocalDate to, CurrencyCode currency) {
        return new PerformanceQuery(
                scope, null, to, currency, FlowTiming.IN_AT_START_OUT_AT_END, Benchmark.NONE);
    }

    /** The same from another first day on; {@code null} for the first. */
    public PerformanceQuery from(@Nullable LocalDate first) {
        return new PerformanceQuery(scope, first, to, currency, timing, benchmark);
    }

    /** The same over those of its days that are also among some others. */
    public PerformanceQuery within(LocalDate first, LocalDate last) {
        return new PerformanceQuery(
                scope,
                from != null && from.isAfter(first) ? from : first,
                to.isBefore(last) ? to : last,
                currency,
                timing,
                benchmark);
    }

    public PerformanceQuery with(FlowTiming other) {
        return new PerformanceQuery(scope, from, to, currency, other, benchmark);
    }

    public PerformanceQuery beside(Benchmark other) {
        return new PerformanceQuery(scope, from, to, currency, timing, other);
    }
}
