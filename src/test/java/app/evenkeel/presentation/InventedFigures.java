package app.evenkeel.presentation;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.analytics.gain.GainParts;
import app.evenkeel.analytics.gain.GainStatement;
import app.evenkeel.analytics.performance.FlowTiming;
import app.evenkeel.analytics.performance.InternalRate;
import app.evenkeel.analytics.performance.PeriodReturns;
import app.evenkeel.analytics.performance.ReturnSeries;
import app.evenkeel.analytics.risk.RiskFigures;
import app.evenkeel.analytics.risk.RiskOptions;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.portfolio.Benchmark;
import app.evenkeel.domain.portfolio.CostMethod;
import app.evenkeel.domain.portfolio.Scope;
import app.evenkeel.portfolio.performance.Contribution;
import app.evenkeel.portfolio.performance.Correlations;
import app.evenkeel.portfolio.performance.Coverage;
import app.evenkeel.portfolio.performance.Curve;
import app.evenkeel.portfolio.performance.DatedDrawdown;
import app.evenkeel.portfolio.performance.PerformanceQuery;
import app.evenkeel.portfolio.performance.PerformanceReport;
import app.evenkeel.portfolio.performance.Returns;
import app.evenkeel.portfolio.performance.RiskQuery;
import app.evenkeel.portfolio.performance.RiskReport;
import app.evenkeel.portfolio.performance.RiskShare;
import app.evenkeel.portfolio.performance.RollingRisk;
import app.evenkeel.portfolio.performance.Trades;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Invented reports of performance and risk, as services would give them. */
public final class InventedFigures {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final int DAYS = 400;

    private final InventedPortfolio portfolio = InventedPortfolio.filled();
    private final long[] days = new long[DAYS];
    private final double[] returns = new double[DAYS];
    private final double[] wealth = new double[DAYS];

    public InventedFigures() {
        Random random = new Random(7);
        double now = 1;
        for (int i = 0; i < DAYS; i++) {
            days[i] = FIRST.plusDays(i).toEpochDay();
            returns[i] = i == 0 ? 0 : random.nextGaussian() * 0.01 + 0.0004;
            now *= 1 + returns[i];
            wealth[i] = now;
        }
    }

    public static PerformanceQuery query() {
        return new PerformanceQuery(
                Scope.ALL,
                FIRST,
                FIRST.plusDays(DAYS - 1),
                CurrencyCode.JPY,
                FlowTiming.IN_AT_START_OUT_AT_END,
                Benchmark.NONE);
    }

    /** A period in which 12.5 % were earned, half of its days without a return. */
    public PerformanceReport performance() {
        Curve curve = new Curve(days, wealth);
        return new PerformanceReport(
                query(),
                coverage(),
                new Returns(
                        figure(Metric.TIME_WEIGHTED_RETURN, 0.125),
                        figure(Metric.ANNUALISED_TIME_WEIGHTED_RETURN, 0.11),
                        Figure.absent(
                                Metric.MONEY_WEIGHTED_RETURN,
                                3,
                                2,
                                List.of(),
                                Phrase.of("absent.no-unique-rate", 2)),
                        InternalRate.of(new long[] {0}, new double[] {1}),
                        figure(Metric.MODIFIED_DIETZ_RETURN, -0.02),
                        figure(Metric.SIMPLE_GAIN, 1_234_567),
                        figure(Metric.SIMPLE_RETURN, 0.1),
                        Phrase.of("difference.unknown")),
                gain(),
                curve,
                curve,
                curve,
                PeriodReturns.of(days, returns),
                Optional.empty(),
                List.of(
                        new Contribution<>(
                                portfolio.fund,
                                0.125,
                                BigDecimal.ONE,
                                BigDecimal.TEN,
                                GainParts.NONE)),
                List.of(),
                List.of(),
                new Trades(CostMethod.FIFO, List.of(figure(Metric.WIN_RATE, 0.6)), List.of(), 2));
    }

    /** Risk of 400 invented days without a benchmark. */
    public RiskReport risk() {
        ReturnSeries series = ReturnSeries.of(days, returns);
        return new RiskReport(
                RiskQuery.of(query()),
                coverage(),
                series,
                Optional.empty(),
                RiskFigures.of(series, RiskOptions.ZERO).all(),
                List.of(new DatedDrawdown(-0.2, FIRST, FIRST.plusDays(30), null, 370)),
                new Curve(days, new double[DAYS]),
                Optional.of(
                        new RollingRisk(
                                90,
                                series.annualisation(),
                                new Curve(days, new double[DAYS]),
                                new Curve(days, new double[DAYS]),
                                Optional.empty())),
                new Correlations(
                        List.of(portfolio.fund, portfolio.etf),
                        new double[][] {{1, 0.5}, {0.5, 1}},
                        new int[][] {{399, 399}, {399, 399}},
                        30),
                List.of(new RiskShare(portfolio.fund, 0.6, 0.09, 0.75)),
                List.of());
    }

    private static Coverage coverage() {
        return new Coverage(
                FIRST,
                FIRST.plusDays(DAYS - 1),
                FIRST,
                FIRST.plusDays(DAYS - 1),
                DAYS,
                DAYS / 2,
                0,
                List.of());
    }

    private static GainStatement gain() {
        BigDecimal zero = BigDecimal.ZERO;
        return new GainStatement(
                CurrencyCode.JPY,
                new BigDecimal(10_000_000),
                new BigDecimal(500_000),
                zero,
                new BigDecimal(1_200_000),
                new BigDecimal(50_000),
                new BigDecimal(-10_000),
                new BigDecimal(-5_433),
                zero,
                zero,
                new BigDecimal(11_734_567));
    }

    private static Figure figure(Metric metric, double value) {
        return Figure.of(metric, value, DAYS, 1, List.of());
    }
}
