package app.evenkeel.analytics.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.statistics.TimeSeriesStatistics;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Where a return came from: classes, assets, months, trades. */
class AttributionTest {
    private static final double BASIS_POINT = 1e-4;

    /** The five segments of finfacts.io's example of Brinson-Fachler. */
    @Test
    void splitsTheActiveReturnAsThePublishedExample() {
        Attribution attribution =
                Attribution.of(
                        List.of(
                                new Attribution.Held("Government", 0.35, 0.40, 0.021, 0.018),
                                new Attribution.Held("Credit", 0.30, 0.25, 0.045, 0.038),
                                new Attribution.Held("Mortgages", 0.15, 0.20, 0.032, 0.030),
                                new Attribution.Held("High Yield", 0.10, 0.05, 0.065, 0.050),
                                new Attribution.Held("Cash", 0.10, 0.10, 0.005, 0.004)));

        assertThat(attribution.portfolioReturn()).isEqualTo(0.03265, within(1e-15));
        assertThat(attribution.benchmarkReturn()).isEqualTo(0.0256, within(1e-15));
        assertThat(attribution.allocation() / BASIS_POINT).isEqualTo(20, within(1e-9));
        assertThat(attribution.selection() / BASIS_POINT).isEqualTo(42, within(1e-9));
        assertThat(attribution.interaction() / BASIS_POINT).isEqualTo(8.5, within(1e-9));
        assertThat(attribution.activeReturn() / BASIS_POINT).isEqualTo(70.5, within(1e-9));
        assertThat(attribution.classes().getFirst().allocation() / BASIS_POINT)
                .isEqualTo(3.8, within(1e-9));
    }

    @Test
    void attributesNothingToTheReturnOfAClassThatWasNotHeld() {
        Attribution attribution =
                Attribution.of(
                        List.of(
                                new Attribution.Held("shares", 1, 0.5, 0.1, 0.08),
                                new Attribution.Held("bonds", 0, 0.5, Double.NaN, 0.02)));

        double sum = attribution.classes().stream().mapToDouble(c -> c.total()).sum();
        assertThat(sum).isEqualTo(attribution.activeReturn(), within(1e-15));
        assertThat(attribution.classes().getLast().selection()).isZero();
    }

    @Test
    void contributionsSumToTheVolatility() {
        Random random = new Random(7);
        double[][] series = new double[3][];
        for (int i = 0; i < 3; i++) {
            series[i] = random.doubles(60, -0.05, 0.05).toArray();
        }
        double[] mix = {0.5, 0.3, 0.2};
        assertThat(Arrays.stream(Contributions.toRisk(mix, series)).sum())
                .isEqualTo(
                        TimeSeriesStatistics.standardDeviation(
                                BenchmarkComparison.mix(series, mix)),
                        within(1e-15));
    }

    @Test
    void linksMonthsAndYearsByTheDayTheyEndedOn() {
        long[] days = {
            LocalDate.of(2023, 12, 29).toEpochDay(),
            LocalDate.of(2024, 1, 2).toEpochDay(),
            LocalDate.of(2024, 1, 31).toEpochDay(),
            LocalDate.of(2024, 2, 29).toEpochDay()
        };
        PeriodReturns table = PeriodReturns.of(days, new double[] {0.1, 0.2, Double.NaN, -0.5});

        assertThat(table.months().get(YearMonth.of(2024, 1))).isEqualTo(0.2, within(1e-15));
        assertThat(table.months()).hasSize(3);
        assertThat(table.years().get(2024)).isEqualTo(-0.4, within(1e-15));
        assertThat(PeriodReturns.best(new double[] {0.1, Double.NaN, 0.3, 0.3}, 2))
                .extracting(PeriodReturns.Ranked::index)
                .containsExactly(2, 3);
        assertThat(PeriodReturns.worst(new double[] {0.1, -0.2}, 5)).hasSize(2);
    }

    @Test
    void countsTrades() {
        TradeStatistics trades =
                TradeStatistics.of(
                        new double[] {100, -50, 0, 300, -150}, new double[] {1, 2, 3, 4, 5});

        assertThat(trades.winRate()).isEqualTo(0.4);
        assertThat(trades.averageWin()).isEqualTo(200);
        assertThat(trades.averageLoss()).isEqualTo(100);
        assertThat(trades.winLossRatio()).isEqualTo(2);
        assertThat(trades.profitFactor()).isEqualTo(2);
        assertThat(trades.expectancy()).isEqualTo(40);
        assertThat(trades.holdingTime()).isEqualTo(3);
    }

    @Test
    void hasNoProfitFactorWithoutALossAndNoFigureWithoutATrade() {
        List<Figure> won = TradeStatistics.of(new double[] {1}, new double[] {1}).figures();
        List<Figure> none = TradeStatistics.of(new double[0], new double[0]).figures();

        assertThat(figure(won, Metric.PROFIT_FACTOR).value()).isEmpty();
        assertThat(figure(won, Metric.WIN_RATE).value()).hasValue(1);
        assertThat(figure(none, Metric.TRADES).value()).hasValue(0);
        assertThat(figure(none, Metric.WIN_RATE).absence().orElseThrow().english())
                .isEqualTo("needs 1 trades, has 0");
    }

    private static Figure figure(List<Figure> figures, Metric metric) {
        return figures.stream().filter(f -> f.metric() == metric).findFirst().orElseThrow();
    }
}
