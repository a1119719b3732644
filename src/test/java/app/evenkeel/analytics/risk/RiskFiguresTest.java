package app.evenkeel.analytics.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.analytics.performance.Drawdowns;
import app.evenkeel.analytics.performance.PerformanceMetrics;
import app.evenkeel.analytics.performance.ReturnSeries;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.LongStream;

class RiskFiguresTest {
    private static final long MONDAY = LocalDate.of(2024, 1, 1).toEpochDay();

    /** Exchange days: five of seven. */
    private static long[] weekdays(int n) {
        return LongStream.range(0, n).map(i -> MONDAY + i / 5 * 7 + i % 5).toArray();
    }

    private static double[] random(long seed, int n) {
        Random random = new Random(seed);
        return random.doubles(n).map(_ -> random.nextGaussian() * 0.01 + 0.0003).toArray();
    }

    private static RiskFigures figures(double[] returns) {
        return RiskFigures.of(ReturnSeries.of(weekdays(returns.length), returns), RiskOptions.ZERO);
    }

    private static String why(Figure figure) {
        return figure.absence().map(Phrase::english).orElse("");
    }

    private static String convention(Figure figure) {
        return String.join("; ", figure.convention().stream().map(Phrase::english).toList());
    }

    @Test
    void giveNoStatisticOfTwelveDays() {
        RiskFigures figures = figures(random(1, 12));

        assertThat(why(figures.of(Metric.VOLATILITY))).isEqualTo("needs 30 returns, has 12");
        assertThat(why(figures.of(Metric.ANNUALISED_RETURN)))
                .isEqualTo("needs 252 returns, has 12");
        assertThat(figures.of(Metric.CUMULATIVE_RETURN).value()).isPresent();
        assertThat(figures.of(Metric.MAXIMUM_DRAWDOWN).value()).isPresent();
    }

    @Test
    void annualiseNothingBelowAYear() {
        double[] returns = random(2, 100);
        RiskFigures figures = figures(returns);

        Figure volatility = figures.of(Metric.VOLATILITY);
        assertThat(volatility.value().orElseThrow())
                .isEqualTo(Risk.volatility(returns, 1), within(1e-15));
        assertThat(convention(volatility)).contains("not annualised: less than a year");
        assertThat(why(figures.of(Metric.CALMAR_RATIO))).isEqualTo("needs 252 returns, has 100");
    }

    @Test
    void annualiseAYearAndSayWithWhichFactor() {
        double[] returns = random(3, 252);
        Figure volatility = figures(returns).of(Metric.VOLATILITY);

        assertThat(volatility.value().orElseThrow())
                .isEqualTo(Risk.volatility(returns, 252), within(1e-15));
        assertThat(convention(volatility))
                .isEqualTo(
                        "sample standard deviation (n − 1); times the root of 252 periods a year");
    }

    @Test
    void observeTheCalendar() {
        assertThat(ReturnSeries.observedPeriodsPerYear(weekdays(100))).isEqualTo(252);
        assertThat(ReturnSeries.observedPeriodsPerYear(LongStream.range(0, 100).toArray()))
                .isEqualTo(365);
        for (int[] step : new int[][] {{7, 52}, {30, 12}, {91, 4}, {365, 1}}) {
            long[] days = LongStream.range(0, 20).map(i -> i * step[0]).toArray();
            assertThat(ReturnSeries.observedPeriodsPerYear(days)).isEqualTo(step[1]);
        }
    }

    /**
     * Tokyo in 2024: from Thursday 4 January to Monday 30 December, 361 days apart, closed on a
     * Monday of each month. A year whose length is told needs 365 days, whatever was open.
     */
    @Test
    void takeAFileOfAnExchangesYearForAYear() {
        long[] days =
                LongStream.rangeClosed(MONDAY + 3, MONDAY + 364)
                        .filter(day -> {
                            LocalDate date = LocalDate.ofEpochDay(day);
                            boolean isHoliday =
                                    date.getDayOfWeek().getValue() == 1
                                            && (date.getDayOfMonth() + 6) / 7 == 2;
                            return date.getDayOfWeek().getValue() <= 5 && !isHoliday;
                        })
                        .toArray();
        double[] returns = random(11, days.length);

        assertThat(days.length).isEqualTo(246);
        assertThat(ReturnSeries.of(days, returns).length()).isEqualTo(368);
        assertThat(ReturnSeries.of(days, returns).isWholeYear()).isTrue();
        assertThat(ReturnSeries.of(Arrays.copyOf(days, 240), Arrays.copyOf(returns, 240)))
                .as("a year less ten days")
                .returns(false, ReturnSeries::isWholeYear)
                .returns(1.0, ReturnSeries::scale);
        assertThat(ReturnSeries.over(365, days, returns).scale()).isEqualTo(252);
        assertThat(ReturnSeries.over(364, days, returns).scale()).isEqualTo(1);
    }

    @Test
    void sayThatThereIsNoBenchmark() {
        assertThat(why(figures(random(4, 300)).of(Metric.BETA))).isEqualTo("no benchmark");
    }

    @Test
    void haveNoRatioToARiskOfZero() {
        double[] flat = new double[300];
        Arrays.fill(flat, 0.1 / 3);
        RiskFigures figures = figures(flat);

        assertThat(figures.of(Metric.VOLATILITY).value()).hasValue(0);
        for (Metric metric :
                new Metric[] {
                    Metric.SHARPE_RATIO,
                    Metric.SORTINO_RATIO,
                    Metric.CALMAR_RATIO,
                    Metric.OMEGA_RATIO,
                    Metric.SKEWNESS
                }) {
            assertThat(why(figures.of(metric))).as(metric.name()).contains("divide by zero");
        }
    }

    @Test
    void areThoseOfTheBenchmarkBesideItself() {
        double[] returns = random(5, 300);
        RiskFigures figures =
                RiskFigures.of(ReturnSeries.of(weekdays(300), returns), returns, RiskOptions.ZERO);

        assertThat(figures.of(Metric.BETA).value()).hasValue(1);
        assertThat(figures.of(Metric.ALPHA).value().orElseThrow()).isEqualTo(0, within(1e-18));
        assertThat(figures.of(Metric.CORRELATION).value().orElseThrow())
                .isEqualTo(1, within(1e-15));
        assertThat(figures.of(Metric.TRACKING_ERROR).value()).hasValue(0);
        assertThat(figures.of(Metric.UP_CAPTURE).value()).hasValue(1);
        assertThat(figures.of(Metric.INFORMATION_RATIO).value()).isEmpty();
    }

    @Test
    void doNotCareForTheOrderWhereOrderHasNoMeaning() {
        double[] returns = random(6, 400);
        double[] shuffled = returns.clone();
        Random random = new Random(1);
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double other = shuffled[j];
            shuffled[j] = shuffled[i];
            shuffled[i] = other;
        }
        RiskFigures one = figures(returns);
        RiskFigures other = figures(shuffled);
        for (Metric metric : RiskFigures.metrics()) {
            boolean ofAPath =
                    metric.formula().contains("D")
                            || metric.formula().contains("L²")
                            || metric.isRelative();
            if (!ofAPath) {
                double expected = one.of(metric).value().orElseThrow();
                assertThat(other.of(metric).value().orElseThrow())
                        .as(metric.name())
                        .isEqualTo(expected, within(1e-11 * Math.abs(expected)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 30, 511, 512, 513, 3000, 10_000})
    void takeTheQuantileThatASortGives(int n) {
        for (int round = 0; round < 20; round++) {
            double[] returns = random(100 + round, n);
            if (round % 3 == 0) {
                // Many equal values, as rounded returns have.
                returns = Arrays.stream(returns).map(r -> Math.rint(r * 100) / 100).toArray();
            }
            if (round % 5 == 4) {
                Arrays.sort(returns);
            }
            double[] sorted = returns.clone();
            Arrays.sort(sorted);
            for (double tail : new double[] {0.05, 0.01, 0.3}) {
                double rank = (n - 1) * tail;
                int below = (int) rank;
                double above = sorted[Math.min(below + 1, n - 1)];
                double quantile = sorted[below] + (rank - below) * (above - sorted[below]);
                double mean =
                        Arrays.stream(sorted).filter(r -> r <= quantile).average().orElseThrow();
                assertThat(Risk.historicalValueAtRisk(returns, tail))
                        .isEqualTo(-quantile, within(1e-16));
                assertThat(Risk.historicalConditionalValueAtRisk(returns, tail))
                        .isEqualTo(-mean, within(1e-15));
            }
        }
    }

    @Test
    void takeTheQuantileOfValuesThatAreAllEqual() {
        double[] still = new double[200_000];

        assertThat(Risk.historicalValueAtRisk(still, 0.05)).isZero();
        assertThat(Risk.historicalConditionalValueAtRisk(still, 0.05)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 3000})
    void takeTheQuantileBesideReturnsThatAreInfiniteOrUnknown(int n) {
        double[] returns = random(7, n);
        double expected = Risk.historicalValueAtRisk(returns, 0.05);
        double highest = Arrays.stream(returns).max().orElseThrow();
        double[] infinite =
                Arrays.stream(returns)
                        .map(r -> r == highest ? Double.POSITIVE_INFINITY : r)
                        .toArray();
        double[] unknown = new double[n];
        Arrays.fill(unknown, Double.NaN);
        double[] allInfinite = new double[n];
        Arrays.fill(allInfinite, Double.NEGATIVE_INFINITY);

        assertThat(Risk.historicalValueAtRisk(infinite, 0.05)).isEqualTo(expected);
        assertThat(Risk.historicalValueAtRisk(unknown, 0.05)).isNaN();
        assertThat(Risk.historicalValueAtRisk(allInfinite, 0)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void knowThatALossBeyondIsNeverLessThanTheLossAt() {
        for (int seed = 0; seed < 50; seed++) {
            double[] returns = random(seed, 200);
            returns[seed] = -0.3;
            for (double tail : new double[] {0.05, 0.01}) {
                assertThat(Risk.historicalConditionalValueAtRisk(returns, tail))
                        .isGreaterThanOrEqualTo(Risk.historicalValueAtRisk(returns, tail));
                assertThat(Risk.gaussianConditionalValueAtRisk(returns, tail))
                        .isGreaterThan(Risk.gaussianValueAtRisk(returns, tail));
                assertThat(Risk.cornishFisherConditionalValueAtRisk(returns, tail))
                        .isGreaterThanOrEqualTo(Risk.cornishFisherValueAtRisk(returns, tail));
            }
        }
    }

    @Test
    void tellWhenAFallBeganTouchedBottomAndWasOver() {
        double[] returns = {0.1, -0.1, -0.1, 0.3, 0.2, -0.5};

        var falls = Drawdowns.table(returns);

        assertThat(falls)
                .extracting(Drawdowns.Drawdown::peak, Drawdowns.Drawdown::trough, f -> f.recovery())
                .containsExactly(tuple(4, 5, Drawdowns.NONE), tuple(0, 2, 3));
        assertThat(falls.getFirst().isOver()).isFalse();
        assertThat(falls.getLast().depth()).isEqualTo(-0.19, within(1e-15));
        assertThat(Drawdowns.maximum(returns)).isEqualTo(-0.5, within(1e-15));
        assertThat(Drawdowns.maximum(new double[] {-0.2, 0.1})).isEqualTo(-0.2, within(1e-15));
        assertThat(Drawdowns.maximum(new double[] {-1, 0.1})).isEqualTo(-1);
        assertThat(Drawdowns.maximum(new double[] {0.2})).isZero();
    }

    @Test
    void explainEveryFigureWithItsRows() {
        double[] returns = random(8, 300);
        RiskFigures figures =
                RiskFigures.of(
                        ReturnSeries.of(weekdays(300), returns),
                        random(9, 300),
                        new RiskOptions(0.0001, 0.0002));
        for (Metric metric : RiskFigures.metrics()) {
            Explanation explanation = figures.explain(metric);

            assertThat(explanation.rows()).hasSize(300);
            assertThat(explanation.text(Locale.ENGLISH, Locale.ROOT))
                    .contains(metric.formula(), "2024-01-01");
            assertThat(explanation.text(Locale.JAPANESE, Locale.JAPAN)).contains("計算式");
        }
        assertThat(figures.explain(Metric.SHARPE_RATIO).text(Locale.ENGLISH, Locale.ROOT))
                .contains("risk-free 0.0001 a period");
    }

    @Test
    void explainAFigureThatHasNoNumber() {
        assertThat(
                        figures(random(1, 12))
                                .explain(Metric.VOLATILITY)
                                .text(Locale.ENGLISH, Locale.ROOT))
                .contains("Volatility: needs 30 returns, has 12");
        assertThat(figures(new double[0]).explain(Metric.CUMULATIVE_RETURN).rows()).isEmpty();
        assertThat(figures(random(1, 300)).explain(Metric.BETA).text(Locale.ENGLISH, Locale.ROOT))
                .contains("Beta: no benchmark");
    }

    @Test
    void annualReturnIsTheSameFromMonthsAsFromTheirProduct() {
        double[] returns = random(10, 24);
        double wealth = 1;
        for (double r : returns) {
            wealth *= 1 + r;
        }
        assertThat(PerformanceMetrics.annualisedReturn(returns, 12))
                .isEqualTo(Math.sqrt(wealth) - 1, within(1e-14));
    }
}
