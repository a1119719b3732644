package app.evenkeel.analytics.risk;

import static app.evenkeel.analytics.risk.RiskRule.Convention.ARITHMETIC;
import static app.evenkeel.analytics.risk.RiskRule.Convention.BEYOND;
import static app.evenkeel.analytics.risk.RiskRule.Convention.CORNISH_FISHER;
import static app.evenkeel.analytics.risk.RiskRule.Convention.FROM_ONE;
import static app.evenkeel.analytics.risk.RiskRule.Convention.GAUSSIAN;
import static app.evenkeel.analytics.risk.RiskRule.Convention.GEOMETRIC;
import static app.evenkeel.analytics.risk.RiskRule.Convention.LIMIT;
import static app.evenkeel.analytics.risk.RiskRule.Convention.LINKED;
import static app.evenkeel.analytics.risk.RiskRule.Convention.MOMENTS;
import static app.evenkeel.analytics.risk.RiskRule.Convention.ORDER_3;
import static app.evenkeel.analytics.risk.RiskRule.Convention.OVER_ALL;
import static app.evenkeel.analytics.risk.RiskRule.Convention.PER_PERIOD;
import static app.evenkeel.analytics.risk.RiskRule.Convention.POPULATION;
import static app.evenkeel.analytics.risk.RiskRule.Convention.POWER;
import static app.evenkeel.analytics.risk.RiskRule.Convention.QUANTILE;
import static app.evenkeel.analytics.risk.RiskRule.Convention.RISK_FREE;
import static app.evenkeel.analytics.risk.RiskRule.Convention.ROOT;
import static app.evenkeel.analytics.risk.RiskRule.Convention.RUNS;
import static app.evenkeel.analytics.risk.RiskRule.Convention.SAMPLE;
import static app.evenkeel.analytics.risk.RiskRule.Convention.SIMPLE;
import static app.evenkeel.analytics.risk.RiskRule.Convention.TARGET;
import static app.evenkeel.analytics.risk.RiskRule.Need.ANY;
import static app.evenkeel.analytics.risk.RiskRule.Need.BENCHMARK;
import static app.evenkeel.analytics.risk.RiskRule.Need.BENCHMARK_YEAR;
import static app.evenkeel.analytics.risk.RiskRule.Need.STATISTIC;
import static app.evenkeel.analytics.risk.RiskRule.Need.YEAR;

import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.performance.Drawdowns;
import app.evenkeel.analytics.performance.PerformanceMetrics;
import app.evenkeel.analytics.risk.RiskRule.Convention;
import app.evenkeel.analytics.risk.RiskRule.Need;
import app.evenkeel.analytics.statistics.TimeSeriesStatistics;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The rule of every figure of a series of returns. */
final class RiskRules {
    private static final double TAIL_95 = 0.05;
    private static final double TAIL_99 = 0.01;

    static final Map<Metric, RiskRule> ALL = all();

    private RiskRules() {}

    private static Map<Metric, RiskRule> all() {
        Table table = new Table();
        returns(table);
        risk(table);
        ratios(table);
        tails(table);
        shape(table);
        relative(table);
        relativeReturns(table);
        return Collections.unmodifiableMap(table.rules);
    }

    private static final class Table {
        private final Map<Metric, RiskRule> rules = new EnumMap<>(Metric.class);

        void add(
                Metric metric,
                Need need,
                ToDoubleFunction<RiskInputs> formula,
                Convention... convention) {
            rules.put(metric, new RiskRule(metric, need, formula, convention));
        }
    }

    private static void returns(Table t) {
        t.add(
                Metric.CUMULATIVE_RETURN,
                ANY,
                in -> PerformanceMetrics.cumulativeReturn(in.r()),
                SIMPLE);
        t.add(
                Metric.ANNUALISED_RETURN,
                YEAR,
                in -> PerformanceMetrics.annualisedReturn(in.r(), in.perYear()),
                POWER);
        t.add(Metric.MEAN_RETURN, ANY, in -> TimeSeriesStatistics.mean(in.r()), PER_PERIOD);
        t.add(Metric.BEST_RETURN, ANY, in -> Arrays.stream(in.r()).max().orElseThrow(), PER_PERIOD);
        t.add(
                Metric.WORST_RETURN,
                ANY,
                in -> Arrays.stream(in.r()).min().orElseThrow(),
                PER_PERIOD);
        t.add(Metric.POSITIVE_SHARE, ANY, in -> PerformanceMetrics.upsideFrequency(in.r(), 0));
    }

    private static void risk(Table t) {
        t.add(
                Metric.VOLATILITY,
                STATISTIC,
                in -> Risk.volatility(in.r(), in.scale()),
                SAMPLE,
                ROOT);
        t.add(
                Metric.MEAN_ABSOLUTE_DEVIATION,
                STATISTIC,
                in -> TimeSeriesStatistics.meanAbsoluteDeviation(in.r()),
                PER_PERIOD);
        t.add(
                Metric.DOWNSIDE_DEVIATION,
                STATISTIC,
                in -> Risk.downsideDeviation(in.r(), in.m()),
                OVER_ALL,
                TARGET,
                PER_PERIOD);
        t.add(
                Metric.DOWNSIDE_POTENTIAL,
                STATISTIC,
                in -> PerformanceMetrics.downsidePotential(in.r(), in.m()),
                OVER_ALL,
                TARGET,
                PER_PERIOD);
        t.add(
                Metric.DOWNSIDE_FREQUENCY,
                STATISTIC,
                in -> PerformanceMetrics.downsideFrequency(in.r(), in.m()),
                TARGET);
        t.add(
                Metric.UPSIDE_RISK,
                STATISTIC,
                in -> PerformanceMetrics.upsideRisk(in.r(), in.m()),
                OVER_ALL,
                TARGET,
                PER_PERIOD);
        t.add(
                Metric.UPSIDE_POTENTIAL,
                STATISTIC,
                in -> PerformanceMetrics.upsidePotential(in.r(), in.m()),
                OVER_ALL,
                TARGET,
                PER_PERIOD);
        t.add(
                Metric.UPSIDE_FREQUENCY,
                STATISTIC,
                in -> PerformanceMetrics.upsideFrequency(in.r(), in.m()),
                TARGET);
        t.add(Metric.MAXIMUM_DRAWDOWN, ANY, in -> Drawdowns.maximum(in.r()), FROM_ONE);
        t.add(
                Metric.ULCER_INDEX,
                STATISTIC,
                in -> Drawdowns.ulcerIndex(in.r()),
                FROM_ONE,
                OVER_ALL);
        t.add(Metric.PAIN_INDEX, STATISTIC, in -> Drawdowns.painIndex(in.r()), FROM_ONE, OVER_ALL);
    }

    private static void ratios(Table t) {
        t.add(
                Metric.SHARPE_RATIO,
                STATISTIC,
                in -> PerformanceMetrics.sharpeRatio(in.r(), in.f(), in.scale()),
                RISK_FREE,
                SAMPLE,
                ROOT);
        t.add(
                Metric.ADJUSTED_SHARPE_RATIO,
                STATISTIC,
                in -> PerformanceMetrics.adjustedSharpeRatio(in.r(), in.f(), in.scale()),
                RISK_FREE,
                SAMPLE,
                MOMENTS,
                ROOT);
        t.add(
                Metric.SORTINO_RATIO,
                STATISTIC,
                in -> PerformanceMetrics.sortinoRatio(in.r(), in.m(), in.scale()),
                TARGET,
                OVER_ALL,
                ROOT);
        t.add(
                Metric.CALMAR_RATIO,
                YEAR,
                in -> PerformanceMetrics.calmarRatio(in.r(), in.perYear()),
                POWER,
                FROM_ONE);
        t.add(
                Metric.MARTIN_RATIO,
                YEAR,
                in -> PerformanceMetrics.martinRatio(in.r(), in.f(), in.perYear()),
                RISK_FREE,
                POWER,
                FROM_ONE);
        t.add(
                Metric.PAIN_RATIO,
                YEAR,
                in -> PerformanceMetrics.painRatio(in.r(), in.f(), in.perYear()),
                RISK_FREE,
                POWER,
                FROM_ONE);
        t.add(
                Metric.BURKE_RATIO,
                YEAR,
                in -> PerformanceMetrics.burkeRatio(in.r(), in.f(), in.perYear()),
                RISK_FREE,
                POWER,
                RUNS);
        t.add(
                Metric.OMEGA_RATIO,
                STATISTIC,
                in -> PerformanceMetrics.omegaRatio(in.r(), in.m()),
                TARGET);
        t.add(
                Metric.OMEGA_SHARPE_RATIO,
                STATISTIC,
                in -> PerformanceMetrics.omegaSharpeRatio(in.r(), in.m()),
                TARGET,
                PER_PERIOD);
        t.add(
                Metric.KAPPA,
                STATISTIC,
                in -> PerformanceMetrics.kappa(in.r(), in.m(), 3),
                TARGET,
                ORDER_3,
                PER_PERIOD);
        t.add(
                Metric.BERNARDO_LEDOIT_RATIO,
                STATISTIC,
                in -> PerformanceMetrics.omegaRatio(in.r(), 0));
        t.add(Metric.D_RATIO, STATISTIC, in -> PerformanceMetrics.dRatio(in.r()));
        t.add(
                Metric.VOLATILITY_SKEWNESS,
                STATISTIC,
                in -> PerformanceMetrics.volatilitySkewness(in.r(), in.m()),
                TARGET,
                OVER_ALL);
    }

    private static void tails(Table t) {
        t.add(
                Metric.VALUE_AT_RISK_95_HISTORICAL,
                STATISTIC,
                in -> Risk.historicalValueAtRisk(in.r(), TAIL_95),
                QUANTILE);
        t.add(
                Metric.CONDITIONAL_VALUE_AT_RISK_95_HISTORICAL,
                STATISTIC,
                in -> Risk.historicalConditionalValueAtRisk(in.r(), TAIL_95),
                BEYOND);
        t.add(
                Metric.VALUE_AT_RISK_99_HISTORICAL,
                STATISTIC,
                in -> Risk.historicalValueAtRisk(in.r(), TAIL_99),
                QUANTILE);
        t.add(
                Metric.CONDITIONAL_VALUE_AT_RISK_99_HISTORICAL,
                STATISTIC,
                in -> Risk.historicalConditionalValueAtRisk(in.r(), TAIL_99),
                BEYOND);
        t.add(
                Metric.VALUE_AT_RISK_95_GAUSSIAN,
                STATISTIC,
                in -> Risk.gaussianValueAtRisk(in.r(), TAIL_95),
                GAUSSIAN);
        t.add(
                Metric.CONDITIONAL_VALUE_AT_RISK_95_GAUSSIAN,
                STATISTIC,
                in -> Risk.gaussianConditionalValueAtRisk(in.r(), TAIL_95),
                GAUSSIAN);
        t.add(
                Metric.VALUE_AT_RISK_99_GAUSSIAN,
                STATISTIC,
                in -> Risk.gaussianValueAtRisk(in.r(), TAIL_99),
                GAUSSIAN);
        t.add(
                Metric.CONDITIONAL_VALUE_AT_RISK_99_GAUSSIAN,
                STATISTIC,
                in -> Risk.gaussianConditionalValueAtRisk(in.r(), TAIL_99),
                GAUSSIAN);
        t.add(
                Metric.VALUE_AT_RISK_95_CORNISH_FISHER,
                STATISTIC,
                in -> Risk.cornishFisherValueAtRisk(in.r(), TAIL_95),
                CORNISH_FISHER);
        t.add(
                Metric.CONDITIONAL_VALUE_AT_RISK_95_CORNISH_FISHER,
                STATISTIC,
                in -> Risk.cornishFisherConditionalValueAtRisk(in.r(), TAIL_95),
                CORNISH_FISHER);
        t.add(
                Metric.VALUE_AT_RISK_99_CORNISH_FISHER,
                STATISTIC,
                in -> Risk.cornishFisherValueAtRisk(in.r(), TAIL_99),
                CORNISH_FISHER);
        t.add(
                Metric.CONDITIONAL_VALUE_AT_RISK_99_CORNISH_FISHER,
                STATISTIC,
                in -> Risk.cornishFisherConditionalValueAtRisk(in.r(), TAIL_99),
                CORNISH_FISHER);
    }

    private static void shape(Table t) {
        t.add(Metric.SKEWNESS, STATISTIC, in -> TimeSeriesStatistics.skewness(in.r()), MOMENTS);
        t.add(
                Metric.EXCESS_KURTOSIS,
                STATISTIC,
                in -> TimeSeriesStatistics.excessKurtosis(in.r()),
                MOMENTS);
        t.add(
                Metric.SKEWNESS_KURTOSIS_RATIO,
                STATISTIC,
                in ->
                        TimeSeriesStatistics.skewness(in.r())
                                / (TimeSeriesStatistics.excessKurtosis(in.r()) + 3),
                MOMENTS);
        t.add(
                Metric.JARQUE_BERA,
                STATISTIC,
                in -> TimeSeriesStatistics.jarqueBera(in.r()),
                MOMENTS);
        t.add(
                Metric.JARQUE_BERA_P_VALUE,
                STATISTIC,
                in -> TimeSeriesStatistics.jarqueBeraPValue(in.r()),
                LIMIT);
    }

    private static void relative(Table t) {
        t.add(Metric.BETA, BENCHMARK, in -> RelativeRisk.beta(in.r(), in.b()));
        t.add(
                Metric.ALPHA,
                BENCHMARK,
                in -> RelativeRisk.alpha(in.r(), in.b(), in.f()),
                RISK_FREE,
                PER_PERIOD);
        t.add(
                Metric.CORRELATION,
                BENCHMARK,
                in -> TimeSeriesStatistics.correlation(in.r(), in.b()));
        t.add(
                Metric.R_SQUARED,
                BENCHMARK,
                in -> {
                    double correlation = TimeSeriesStatistics.correlation(in.r(), in.b());
                    return correlation * correlation;
                });
        t.add(
                Metric.TRACKING_ERROR,
                BENCHMARK,
                in -> RelativeRisk.trackingError(in.r(), in.b(), in.scale()),
                SAMPLE,
                ROOT);
        t.add(
                Metric.INFORMATION_RATIO,
                BENCHMARK,
                in -> RelativeRisk.informationRatio(in.r(), in.b(), in.scale()),
                ARITHMETIC,
                SAMPLE,
                ROOT);
        t.add(Metric.UP_CAPTURE, BENCHMARK, in -> RelativeRisk.upCapture(in.r(), in.b()), LINKED);
        t.add(
                Metric.DOWN_CAPTURE,
                BENCHMARK,
                in -> RelativeRisk.downCapture(in.r(), in.b()),
                LINKED);
        t.add(
                Metric.SYSTEMATIC_RISK,
                BENCHMARK,
                in -> RelativeRisk.systematicRisk(in.r(), in.b(), in.scale()),
                POPULATION,
                ROOT);
        t.add(
                Metric.SPECIFIC_RISK,
                BENCHMARK,
                in -> RelativeRisk.specificRisk(in.r(), in.b(), in.scale()),
                POPULATION,
                ROOT);
        t.add(
                Metric.TOTAL_RISK,
                BENCHMARK,
                in -> RelativeRisk.totalRisk(in.r(), in.b(), in.scale()),
                POPULATION,
                ROOT);
        t.add(Metric.FAMA_BETA, BENCHMARK, in -> RelativeRisk.famaBeta(in.r(), in.b()), SAMPLE);
    }

    private static void relativeReturns(Table t) {
        t.add(
                Metric.JENSEN_ALPHA,
                BENCHMARK_YEAR,
                in -> RelativeRisk.jensenAlpha(in.r(), in.b(), in.f(), in.perYear()),
                RISK_FREE,
                POWER);
        t.add(
                Metric.ACTIVE_RETURN,
                BENCHMARK_YEAR,
                in -> RelativeRisk.activeReturn(in.r(), in.b(), in.perYear()),
                GEOMETRIC,
                POWER);
        t.add(
                Metric.INFORMATION_RATIO_GEOMETRIC,
                BENCHMARK_YEAR,
                in -> RelativeRisk.geometricInformationRatio(in.r(), in.b(), in.perYear()),
                GEOMETRIC,
                SAMPLE,
                POWER);
        t.add(
                Metric.TREYNOR_RATIO,
                BENCHMARK_YEAR,
                in -> RelativeRisk.treynorRatio(in.r(), in.b(), in.f(), in.perYear()),
                RISK_FREE,
                POWER);
        t.add(
                Metric.MODIFIED_TREYNOR_RATIO,
                BENCHMARK_YEAR,
                in -> RelativeRisk.modifiedTreynorRatio(in.r(), in.b(), in.f(), in.perYear()),
                RISK_FREE,
                POPULATION,
                POWER);
        t.add(
                Metric.M_SQUARED,
                BENCHMARK_YEAR,
                in -> RelativeRisk.mSquared(in.r(), in.b(), in.f(), in.perYear()),
                RISK_FREE,
                POWER);
        t.add(
                Metric.M_SQUARED_SORTINO,
                BENCHMARK_YEAR,
                in -> RelativeRisk.mSquaredSortino(in.r(), in.b(), in.m(), in.perYear()),
                TARGET,
                OVER_ALL,
                POWER);
        t.add(
                Metric.OMEGA_EXCESS_RETURN,
                BENCHMARK_YEAR,
                in -> RelativeRisk.omegaExcessReturn(in.r(), in.b(), in.m(), in.perYear()),
                TARGET,
                OVER_ALL,
                POWER);
        t.add(
                Metric.APPRAISAL_RATIO,
                BENCHMARK_YEAR,
                in -> RelativeRisk.appraisalRatio(in.r(), in.b(), in.f(), in.perYear()),
                RISK_FREE,
                POPULATION,
                POWER);
        t.add(
                Metric.NET_SELECTIVITY,
                BENCHMARK_YEAR,
                in -> RelativeRisk.netSelectivity(in.r(), in.b(), in.f(), in.perYear()),
                RISK_FREE,
                POWER);
    }
}
