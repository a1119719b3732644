package app.evenkeel.portfolio.performance;

import app.evenkeel.analytics.column.ReturnPath;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.performance.ReturnSeries;
import app.evenkeel.analytics.risk.RiskFigures;
import app.evenkeel.analytics.risk.RiskOptions;
import app.evenkeel.domain.portfolio.PerformanceSnapshot;
import app.evenkeel.domain.portfolio.RiskMetric;
import app.evenkeel.domain.portfolio.ValueSeries;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The figures of every day of a measured period, each from what was known by that day: returns
 * since the first day, risk over the year up to it.
 */
final class DailyFigures {
    private final ReturnPath path;
    private final ReturnSeries observed;
    private final Optional<double[]> benchmark;
    private final List<PerformanceSnapshot> performance = new ArrayList<>();
    private final List<RiskMetric> risk = new ArrayList<>();

    private DailyFigures(Measurement measured, Optional<BenchmarkReading> benchmark) {
        this.path = measured.path();
        this.observed = path.observed();
        this.benchmark =
                benchmark.map(read -> ReturnPath.linked(read.wealth(), path.observations()));
    }

    /**
     * The figures.
     *
     * @param exact the values of the same days
     */
    static DailyFigures of(
            Measurement measured, Optional<BenchmarkReading> benchmark, ValueSeries exact) {
        DailyFigures figures = new DailyFigures(measured, benchmark);
        figures.fill(exact);
        return figures;
    }

    List<PerformanceSnapshot> performance() {
        return performance;
    }

    List<RiskMetric> risk() {
        return risk;
    }

    private void fill(ValueSeries exact) {
        long begin = path.days().day(Math.min(path.begin(), path.days().size() - 1)).toEpochDay();
        double[] wealth = path.wealth();
        double highest = 1;
        int end = 0;
        int start = 0;
        boolean isAny = false;
        for (int i = 1; i < path.days().size(); i++) {
            LocalDate day = path.days().day(i);
            long epochDay = day.toEpochDay();
            while (end < observed.size() && observed.days()[end] <= epochDay) {
                end++;
            }
            while (start < end && observed.days()[start] <= epochDay - Measurement.YEAR) {
                start++;
            }
            double daily = path.dailyReturn(i);
            isAny |= !Double.isNaN(daily);
            highest = Math.max(highest, wealth[i]);
            RiskFigures figures =
                    figures(start, end, Math.clamp(epochDay - begin, 0, Measurement.YEAR));
            ValueSeries.Day valued = day(exact, day);
            performance.add(
                    new PerformanceSnapshot(
                            day,
                            valued.value(),
                            valued.flow(),
                            valued.complete(),
                            Double.isNaN(daily) ? null : daily,
                            isAny ? wealth[i] - 1 : null,
                            value(figures, Metric.VOLATILITY),
                            value(figures, Metric.SHARPE_RATIO),
                            isAny ? wealth[i] / highest - 1 : null,
                            end - start));
            risk.add(
                    new RiskMetric(
                            day,
                            value(figures, Metric.VALUE_AT_RISK_95_HISTORICAL),
                            value(figures, Metric.CONDITIONAL_VALUE_AT_RISK_95_HISTORICAL),
                            value(figures, Metric.VALUE_AT_RISK_99_HISTORICAL),
                            value(figures, Metric.CONDITIONAL_VALUE_AT_RISK_99_HISTORICAL),
                            value(figures, Metric.BETA),
                            value(figures, Metric.CORRELATION),
                            value(figures, Metric.TRACKING_ERROR),
                            value(figures, Metric.INFORMATION_RATIO),
                            end - start,
                            isCompared(start, end) ? end - start : 0));
        }
    }

    /** A day that no transaction had reached yet is empty, and complete. */
    private static ValueSeries.Day day(ValueSeries exact, LocalDate day) {
        List<ValueSeries.Day> days = exact.days();
        int index =
                days.isEmpty()
                        ? -1
                        : Math.toIntExact(day.toEpochDay() - days.getFirst().date().toEpochDay());
        return index < 0
                ? new ValueSeries.Day(day, BigDecimal.ZERO, BigDecimal.ZERO, true)
                : days.get(index);
    }

    /** Whether the benchmark has a return beside each of the window's. */
    private boolean isCompared(int start, int end) {
        return benchmark.isPresent()
                && Arrays.stream(benchmark.get(), start, end).noneMatch(Double::isNaN);
    }

    private RiskFigures figures(int start, int end, long length) {
        ReturnSeries window =
                ReturnSeries.over(
                        length,
                        Arrays.copyOfRange(observed.days(), start, end),
                        Arrays.copyOfRange(observed.returns(), start, end));
        return isCompared(start, end)
                ? RiskFigures.of(
                        window,
                        Arrays.copyOfRange(benchmark.orElseThrow(), start, end),
                        RiskOptions.ZERO)
                : RiskFigures.of(window, RiskOptions.ZERO);
    }

    private static @Nullable Double value(RiskFigures figures, Metric metric) {
        var value = figures.of(metric).value();
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
