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
    private final Optional<PriceDays.Beside> beside;
    private final List<PerformanceSnapshot> performance = new ArrayList<>();
    private final List<RiskMetric> risk = new ArrayList<>();

    private DailyFigures(Measurement measured, Optional<BenchmarkReading> benchmark) {
        this.path = measured.path();
        this.observed = path.observed();
        this.beside = benchmark.map(read -> PriceDays.beside(path, observed, read));
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
        Window alone = new Window(observed.days());
        Window common = new Window(beside.map(b -> b.series().days()).orElse(new long[0]));
        boolean isAny = false;
        for (int i = 1; i < path.days().size(); i++) {
            LocalDate day = path.days().day(i);
            long epochDay = day.toEpochDay();
            alone.moveTo(epochDay);
            common.moveTo(epochDay);
            double daily = path.dailyReturn(i);
            isAny |= !Double.isNaN(daily);
            highest = Math.max(highest, wealth[i]);
            RiskFigures figures = figures(alone, common, begin, epochDay);
            ValueSeries.Day valued = day(exact, day);
            performance.add(
                    new PerformanceSnapshot(
                            day,
                            valued.value(),
                            valued.flow(),
                            valued.complete(),
                            valued.stale(),
                            Double.isNaN(daily) ? null : daily,
                            isAny ? wealth[i] - 1 : null,
                            value(figures, Metric.VOLATILITY),
                            value(figures, Metric.SHARPE_RATIO),
                            isAny ? wealth[i] / highest - 1 : null,
                            alone.size()));
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
                            alone.size(),
                            common.size()));
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

    private RiskFigures figures(Window alone, Window common, long begin, long day) {
        ReturnSeries window =
                ReturnSeries.over(
                        length(begin, day),
                        alone.of(observed.days()),
                        alone.of(observed.returns()));
        if (common.size() == 0) {
            return RiskFigures.of(window, RiskOptions.ZERO);
        }
        PriceDays.Beside both = beside.orElseThrow();
        return RiskFigures.of(
                window,
                ReturnSeries.over(
                        length(both.begin(), day),
                        common.of(both.series().days()),
                        common.of(both.series().returns())),
                common.of(both.benchmark()),
                RiskOptions.ZERO);
    }

    /** Days of the year up to a day from when returns begin. */
    private static long length(long begin, long day) {
        return Math.clamp(day - begin, 0, Measurement.YEAR);
    }

    /** The returns of the year up to a day that moves on. */
    private static final class Window {
        private final long[] days;
        private int start;
        private int end;

        Window(long[] days) {
            this.days = days;
        }

        void moveTo(long day) {
            while (end < days.length && days[end] <= day) {
                end++;
            }
            while (start < end && days[start] <= day - Measurement.YEAR) {
                start++;
            }
        }

        int size() {
            return end - start;
        }

        long[] of(long[] all) {
            return Arrays.copyOfRange(all, start, end);
        }

        double[] of(double[] all) {
            return Arrays.copyOfRange(all, start, end);
        }
    }

    private static @Nullable Double value(RiskFigures figures, Metric metric) {
        var value = figures.of(metric).value();
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
