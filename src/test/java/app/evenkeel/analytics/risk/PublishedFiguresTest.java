package app.evenkeel.analytics.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import app.evenkeel.analytics.OracleFiles;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.performance.Drawdowns;
import app.evenkeel.analytics.performance.PerformanceMetrics;
import app.evenkeel.analytics.performance.ReturnSeries;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Figures that were published: those of Bacon, Practical Portfolio Performance Measurement and
 * Attribution, 2nd ed., over its 24 months, and those of R's PerformanceAnalytics over {@code
 * managers}, which prints four digits and cuts off the rest.
 */
class PublishedFiguresTest {
    /** The 24 months of Bacon (2008): portfolio. */
    private static final double[] PORTFOLIO = {
        0.003, 0.026, 0.011, -0.01, 0.015, 0.025, 0.016, 0.067, -0.014, 0.04, -0.005, 0.081, 0.04,
        -0.037, -0.061, 0.017, -0.049, -0.022, 0.07, 0.058, -0.065, 0.024, -0.005, -0.009
    };

    /** The same months: benchmark. */
    private static final double[] BENCHMARK = {
        0.002, 0.025, 0.018, -0.011, 0.014, 0.018, 0.014, 0.065, -0.015, 0.042, -0.006, 0.083,
        0.039, -0.038, -0.062, 0.015, -0.048, 0.021, 0.06, 0.056, -0.067, 0.019, -0.003, 0
    };

    private static final double TARGET = 0.005;

    private static final RiskFigures BACON =
            RiskFigures.of(monthly(PORTFOLIO), BENCHMARK, new RiskOptions(0, TARGET));

    private static ReturnSeries monthly(double[] returns) {
        long[] days = new long[returns.length];
        LocalDate end = LocalDate.of(2000, 1, 31);
        for (int i = 0; i < days.length; i++) {
            LocalDate month = end.plusMonths(i);
            days[i] = month.withDayOfMonth(month.lengthOfMonth()).toEpochDay();
        }
        return ReturnSeries.of(days, returns);
    }

    private static double value(RiskFigures figures, Metric metric) {
        return figures.of(metric).value().orElseThrow();
    }

    private static void bacon(Metric metric, double printed, double lastDigit) {
        assertThat(value(BACON, metric)).isEqualTo(printed, within(lastDigit));
    }

    @Test
    void giveTheReturnsAndDeviationsOfBacon() {
        bacon(Metric.CUMULATIVE_RETURN, 0.2181, 5e-5);
        bacon(Metric.ANNUALISED_RETURN, 0.10368, 5e-6);
        bacon(Metric.VOLATILITY, 0.13700, 5e-6);
        bacon(Metric.DOWNSIDE_DEVIATION, 0.0255, 5e-5);
        bacon(Metric.DOWNSIDE_POTENTIAL, 0.0137, 5e-5);
        bacon(Metric.DOWNSIDE_FREQUENCY, 0.458, 5e-4);
        bacon(Metric.UPSIDE_FREQUENCY, 0.542, 5e-4);
        bacon(Metric.UPSIDE_RISK, 0.02937, 5e-6);
        bacon(Metric.UPSIDE_POTENTIAL, 0.01771, 5e-6);
        bacon(Metric.MEAN_ABSOLUTE_DEVIATION, 0.031, 5e-4);
        assertThat(100 * Math.pow(value(BACON, Metric.UPSIDE_RISK), 2))
                .isEqualTo(0.08628, within(5e-6));
    }

    @Test
    void giveTheRatiosOfBacon() {
        assertThat(PerformanceMetrics.kappa(PORTFOLIO, TARGET, 2)).isEqualTo(0.157, within(5e-4));
        bacon(Metric.MARTIN_RATIO, 1.69, 5e-3);
        bacon(Metric.PAIN_INDEX, 0.0400, 5e-5);
        bacon(Metric.ULCER_INDEX, 0.06118, 5e-6);
        bacon(Metric.MAXIMUM_DRAWDOWN, -0.14467, 5e-6);
        bacon(Metric.CALMAR_RATIO, 0.7166, 5e-5);
        bacon(Metric.BERNARDO_LEDOIT_RATIO, 1.78, 5e-3);
        bacon(Metric.OMEGA_SHARPE_RATIO, 0.29, 5e-3);
        bacon(Metric.BURKE_RATIO, 0.74, 5e-3);
        bacon(Metric.D_RATIO, 0.401, 5e-4);
        bacon(Metric.VOLATILITY_SKEWNESS, 1.32, 5e-3);
        assertThat(Math.sqrt(value(BACON, Metric.VOLATILITY_SKEWNESS)))
                .isEqualTo(1.15, within(5e-3));
        assertThat(value(BACON, Metric.BURKE_RATIO) * Math.sqrt(24)).isEqualTo(3.65, within(5e-3));
        bacon(Metric.SKEWNESS_KURTOSIS_RATIO, -0.034, 5e-4);
        assertThat(value(BACON, Metric.EXCESS_KURTOSIS) + 3).isEqualTo(2.432, within(5e-4));
        // The package's own output; the book's 0.7591 takes the geometric Sharpe ratio.
        bacon(Metric.ADJUSTED_SHARPE_RATIO, 0.7913, 1e-4);
        // The package's own output; the book prints 2.66 from other data.
        bacon(Metric.PAIN_RATIO, 2.5926, 1e-4);
    }

    @Test
    void giveTheFiguresOfBaconBesideItsBenchmark() {
        bacon(Metric.BETA, 0.99885, 5e-6);
        bacon(Metric.JENSEN_ALPHA, -0.014, 5e-4);
        bacon(Metric.SPECIFIC_RISK, 0.0329, 5e-5);
        bacon(Metric.SYSTEMATIC_RISK, 0.130, 5e-4);
        bacon(Metric.TOTAL_RISK, 0.134, 5e-4);
        bacon(Metric.APPRAISAL_RATIO, -0.43, 5e-3);
        bacon(Metric.FAMA_BETA, 1.03, 5e-3);
        bacon(Metric.NET_SELECTIVITY, -0.0178, 1e-4);
        bacon(Metric.M_SQUARED, 0.10062, 5e-6);
        bacon(Metric.M_SQUARED_SORTINO, 0.1035, 5e-5);
        bacon(Metric.OMEGA_EXCESS_RETURN, 0.0805, 5e-5);
        bacon(Metric.MODIFIED_TREYNOR_RATIO, 0.7975, 5e-5);
        bacon(Metric.TRACKING_ERROR, 0.03364, 5e-6);
        bacon(Metric.INFORMATION_RATIO_GEOMETRIC, -0.425, 5e-4);
    }

    @Test
    void giveTheValuesAtRiskOverBaconsMonths() {
        bacon(Metric.VALUE_AT_RISK_95_HISTORICAL, 0.05920, 5e-6);
        bacon(Metric.CONDITIONAL_VALUE_AT_RISK_95_HISTORICAL, 0.06300, 5e-6);
        bacon(Metric.VALUE_AT_RISK_95_GAUSSIAN, 0.05605, 5e-6);
        bacon(Metric.VALUE_AT_RISK_95_CORNISH_FISHER, 0.05603, 5e-6);
    }

    /** Keys of the file beside the figures they are. */
    private static final Map<String, Metric> COMPUTED =
            Map.ofEntries(
                    Map.entry("cumulative_return", Metric.CUMULATIVE_RETURN),
                    Map.entry("annualised_return_geometric", Metric.ANNUALISED_RETURN),
                    Map.entry("volatility_annualised_sample", Metric.VOLATILITY),
                    Map.entry(
                            "sharpe_arith_annualised (mean(r-rf)/sd_sample*sqrt(ppy))",
                            Metric.SHARPE_RATIO),
                    Map.entry(
                            "downside_deviation_periodic (full n, MAR)", Metric.DOWNSIDE_DEVIATION),
                    Map.entry("sortino_annualised ((mean-MAR)/dd*sqrt(ppy))", Metric.SORTINO_RATIO),
                    Map.entry("max_drawdown", Metric.MAXIMUM_DRAWDOWN),
                    Map.entry("calmar (ann.geo/|mdd|)", Metric.CALMAR_RATIO),
                    Map.entry(
                            "VaR_hist_0.95 (type7 quantile, sign of return)",
                            Metric.VALUE_AT_RISK_95_HISTORICAL),
                    Map.entry(
                            "CVaR_hist_0.95 (mean of r<=VaR)",
                            Metric.CONDITIONAL_VALUE_AT_RISK_95_HISTORICAL),
                    Map.entry("VaR_gaussian_0.95 (sample sd)", Metric.VALUE_AT_RISK_95_GAUSSIAN),
                    Map.entry("CVaR_gaussian_0.95", Metric.CONDITIONAL_VALUE_AT_RISK_95_GAUSSIAN),
                    Map.entry(
                            "VaR_hist_0.99 (type7 quantile, sign of return)",
                            Metric.VALUE_AT_RISK_99_HISTORICAL),
                    Map.entry(
                            "CVaR_hist_0.99 (mean of r<=VaR)",
                            Metric.CONDITIONAL_VALUE_AT_RISK_99_HISTORICAL),
                    Map.entry("VaR_gaussian_0.99 (sample sd)", Metric.VALUE_AT_RISK_99_GAUSSIAN),
                    Map.entry("CVaR_gaussian_0.99", Metric.CONDITIONAL_VALUE_AT_RISK_99_GAUSSIAN),
                    Map.entry("skewness_population", Metric.SKEWNESS),
                    Map.entry("excess_kurtosis_population", Metric.EXCESS_KURTOSIS),
                    Map.entry("beta", Metric.BETA),
                    Map.entry("alpha_periodic (CAPM intercept)", Metric.ALPHA),
                    Map.entry("correlation", Metric.CORRELATION),
                    Map.entry("R2", Metric.R_SQUARED),
                    Map.entry(
                            "tracking_error_annualised (sd_sample(r-b)*sqrt(ppy))",
                            Metric.TRACKING_ERROR),
                    Map.entry("information_ratio_arith", Metric.INFORMATION_RATIO),
                    Map.entry("active_premium (geo diff)", Metric.ACTIVE_RETURN),
                    Map.entry(
                            "information_ratio_geo (active premium/TE)",
                            Metric.INFORMATION_RATIO_GEOMETRIC));

    @TestFactory
    Stream<DynamicTest> giveTheMetricsComputedInAnotherProgram() {
        JsonNode results = OracleFiles.json("computed_metrics.json").get("results");
        RiskFigures hedgeFund =
                RiskFigures.of(
                        monthly(OracleFiles.column("managers.csv", 1)),
                        OracleFiles.column("managers.csv", 8),
                        RiskOptions.ZERO);
        return Stream.concat(
                compare(results.get("portfolio_bacon (r=col1,b=col2, MAR 0.5%/month)"), BACON),
                compare(results.get("managers HAM1 vs SP500 TR"), hedgeFund));
    }

    private static Stream<DynamicTest> compare(JsonNode expected, RiskFigures figures) {
        return COMPUTED.entrySet().stream()
                .map(entry ->
                        dynamicTest(
                                entry.getValue().jsonName(),
                                () -> {
                                    double value = expected.get(entry.getKey()).asDouble();
                                    boolean loss = entry.getKey().contains("VaR");
                                    assertThat(value(figures, entry.getValue()))
                                            .isEqualTo(
                                                    loss ? -value : value,
                                                    within(1e-9 * Math.abs(value)));
                                }));
    }

    @Test
    void lieInTheFileOfBaconAsTheyAreWrittenHere() {
        assertThat(OracleFiles.column("portfolio_bacon.csv", 1)).isEqualTo(PORTFOLIO);
        assertThat(OracleFiles.column("portfolio_bacon.csv", 2)).isEqualTo(BENCHMARK);
    }

    /** Printed with four digits, the rest cut off. */
    private static void printed(double actual, double printed) {
        assertThat(actual).isEqualTo(printed, within(1.000001e-4));
    }

    @Test
    void giveWhatPerformanceAnalyticsPrintsOverManagers() {
        double[] market = OracleFiles.column("managers.csv", 8);
        double[][] printed = {
            // return, deviation, geometric Sharpe, Sortino of a month, Calmar
            {0.1375, 0.0888, 1.5491, 0.7649, 0.9061},
            {0.1747, 0.1272, 1.3732, 1.222, 0.7280},
            {0.1512, 0.1265, 1.1955, 0.7172, 0.5225},
            {0.1215, 0.1843, 0.6592, 0.3234, 0.4227},
            {0.0373, 0.1584, 0.2356, 0.1343, 0.1095},
            {0.1373, 0.0825, 1.6642, 0.9102, 1.7425},
        };
        double[][] beside = {
            // tracking error, active return, information ratio, up and down capture
            {0.1131, 0.0407, 0.3604, 0.3215, 0.3770},
            {0.1533, 0.0775, 0.5059, 0.3462, 0.1090},
            {0.1158, 0.0544, 0.4701, 0.5261, 0.5866},
            {0.1596, 0.0247, 0.1549, 0.7675, 0.8732},
            {0.1800, 0.0218, 0.1212, 0.3678, 0.4979},
            {0.1128, 0.0758, 0.6722, 0.7182, 0.3113},
        };
        for (int fund = 0; fund < printed.length; fund++) {
            double[] r = OracleFiles.column("managers.csv", fund + 1);
            double annual = PerformanceMetrics.annualisedReturn(r, 12);
            double deviation = Risk.volatility(r, 12);
            printed(annual, printed[fund][0]);
            printed(deviation, printed[fund][1]);
            printed(annual / deviation, printed[fund][2]);
            printed(PerformanceMetrics.sortinoRatio(r, 0, 1), printed[fund][3]);
            printed(PerformanceMetrics.calmarRatio(r, 12), printed[fund][4]);
        }
        for (int fund : new int[] {0, 2, 3}) {
            // These ran all the time, so that the months pair without looking at dates.
            double[] r = OracleFiles.column("managers.csv", fund + 1);
            printed(RelativeRisk.trackingError(r, market, 12), beside[fund][0]);
            printed(RelativeRisk.activeReturn(r, market, 12), beside[fund][1]);
            printed(RelativeRisk.geometricInformationRatio(r, market, 12), beside[fund][2]);
            printed(RelativeRisk.upCapture(r, market), beside[fund][3]);
            printed(RelativeRisk.downCapture(r, market), beside[fund][4]);
        }
    }

    @Test
    void giveTheDrawdownsOfTheMarketThatPerformanceAnalyticsPrints() {
        double[] market = OracleFiles.column("managers.csv", 8);
        List<String> found = new ArrayList<>();
        for (Drawdowns.Drawdown fall : Drawdowns.table(market).subList(0, 5)) {
            found.add(
                    "%.4f %d %d %d"
                            .formatted(
                                    fall.depth(),
                                    fall.recovery() - fall.peak(),
                                    fall.trough() - fall.peak(),
                                    fall.recovery() - fall.trough()));
        }
        // Depth, length, months to the trough, months of recovery.
        assertThat(found)
                .containsExactly(
                        "-0.4473 74 25 49",
                        "-0.1537 5 2 3",
                        "-0.0682 3 2 1",
                        "-0.0624 5 3 2",
                        "-0.0560 4 1 3");
    }
}
