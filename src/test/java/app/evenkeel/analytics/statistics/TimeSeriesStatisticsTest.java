package app.evenkeel.analytics.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

/** Against Commons Math, an implementation of its own, and against what is known. */
class TimeSeriesStatisticsTest {
    private static double[] random(long seed, int n) {
        Random random = new Random(seed);
        return random.doubles(n).map(_ -> random.nextGaussian() * 0.02 + 0.001).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 7, 8, 100, 1001})
    void agreesWithCommonsMath(int n) {
        double[] x = random(n, n);
        double[] y = random(n + 1, n);
        DescriptiveStatistics theirs = new DescriptiveStatistics(x);

        assertThat(TimeSeriesStatistics.mean(x)).isEqualTo(theirs.getMean(), within(1e-16));
        assertThat(TimeSeriesStatistics.standardDeviation(x))
                .isEqualTo(theirs.getStandardDeviation(), within(1e-16));
        assertThat(TimeSeriesStatistics.populationDeviation(x))
                .isEqualTo(Math.sqrt(StatUtils.populationVariance(x)), within(1e-16));
        assertThat(TimeSeriesStatistics.correlation(x, y))
                .isEqualTo(new PearsonsCorrelation().correlation(x, y), within(1e-13));
        if (n > 3) {
            // Theirs are the sample forms; the factors between the two are known.
            double size = n;
            double skewness = TimeSeriesStatistics.skewness(x);
            assertThat(skewness * Math.sqrt(size * (size - 1)) / (size - 2))
                    .isEqualTo(theirs.getSkewness(), within(1e-11));
            double kurtosis = TimeSeriesStatistics.excessKurtosis(x);
            assertThat((size - 1) / ((size - 2) * (size - 3)) * ((size + 1) * kurtosis + 6))
                    .isEqualTo(theirs.getKurtosis(), within(1e-10));
        }
    }

    @Test
    void keepsTheDigitsOfASmallDeviationAroundALargeMean() {
        double[] x = {1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4};

        assertThat(TimeSeriesStatistics.variance(x)).isEqualTo(5.0 / 3, within(1e-12));
    }

    @Test
    void seesNoMoveInEqualValuesThoughTheirMeanIsRounded() {
        double[] flat = {0.1, 0.1, 0.1};

        assertThat(TimeSeriesStatistics.standardDeviation(flat)).isZero();
        assertThat(TimeSeriesStatistics.correlation(flat, new double[] {1, 2, 3})).isNaN();
        assertThat(TimeSeriesStatistics.skewness(flat)).isNaN();
    }

    @Test
    void knowsNoDeviationOfOneValue() {
        assertThat(TimeSeriesStatistics.standardDeviation(new double[] {1})).isNaN();
        assertThat(TimeSeriesStatistics.mean(new double[0])).isNaN();
        assertThat(Quantiles.quantile(new double[0], 0.5)).isNaN();
    }

    /** 0 for no skew and no kurtosis; 1 is then the chance of a sample as odd. */
    @Test
    void judgesNormalityAsJarqueAndBera() {
        double[] normal = random(1, 5000);
        double[] skewed = random(1, 5000);
        for (int i = 0; i < skewed.length; i++) {
            skewed[i] = skewed[i] * skewed[i];
        }

        assertThat(TimeSeriesStatistics.jarqueBeraPValue(normal)).isGreaterThan(0.01);
        assertThat(TimeSeriesStatistics.jarqueBera(skewed)).isGreaterThan(1000);
        double[] x = {-1, 1, -1, 1};
        // S = 0, K = −2: n/6 · K²/4 = 2/3.
        assertThat(TimeSeriesStatistics.jarqueBera(x)).isEqualTo(2.0 / 3, within(1e-15));
    }

    @Test
    void refusesSeriesThatDoNotPair() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TimeSeriesStatistics.correlation(new double[] {1, 2}, new double[3]));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 63, 64, 65, 130})
    void correlatesManySeriesAsItDoesTwo(int count) {
        double[][] series = new double[count][];
        for (int i = 0; i < count; i++) {
            series[i] = random(i, 203);
        }
        double[][] matrix = CorrelationMatrix.correlations(series);
        double[][] covariances = CorrelationMatrix.covariances(series);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                assertThat(matrix[i][j])
                        .isEqualTo(
                                TimeSeriesStatistics.correlation(series[i], series[j]),
                                within(1e-14));
                assertThat(covariances[i][j])
                        .isEqualTo(
                                TimeSeriesStatistics.covariance(series[i], series[j]),
                                within(1e-17));
            }
        }
    }

    @Test
    void hasNoCorrelationWithASeriesThatStandsStill() {
        double[][] matrix =
                CorrelationMatrix.correlations(new double[][] {{1, 2, 3, 4}, {0.1, 0.1, 0.1, 0.1}});

        assertThat(matrix[0][0]).isEqualTo(1);
        assertThat(matrix[0][1]).isNaN();
        assertThat(matrix[1][1]).isNaN();
    }

    @Test
    void pairsSeriesOverTheTimesThatBothHave() {
        double gap = Double.NaN;
        Pairwise pairs =
                Pairwise.of(
                        new double[][] {
                            {1, 2, 3, gap, 5}, {2, 4, gap, 8, 10}, {gap, gap, 1, 2, gap}
                        },
                        3);

        assertThat(pairs.counts()[0][1]).isEqualTo(3);
        assertThat(pairs.correlations()[0][1]).isEqualTo(1, within(1e-15));
        assertThat(pairs.counts()[0][2]).isEqualTo(1);
        assertThat(pairs.correlations()[0][2]).isNaN();
    }

    @Test
    void rollsAWindow() {
        double[] x = {1, 2, 3, 4};

        double[] rolled = Rolling.of(x, 2, TimeSeriesStatistics::mean);

        assertThat(rolled[0]).isNaN();
        assertThat(rolled).endsWith(1.5, 2.5, 3.5);
        assertThat(Rolling.of(x, new double[] {2, 4, 6, 8}, 3, TimeSeriesStatistics::slope))
                .endsWith(2, 2);
        assertThat(Rolling.of(x, 9, TimeSeriesStatistics::mean)).containsOnly(Double.NaN);
    }
}
