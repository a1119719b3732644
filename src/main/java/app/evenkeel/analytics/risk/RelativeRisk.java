package app.evenkeel.analytics.risk;

import app.evenkeel.analytics.performance.PerformanceMetrics;
import app.evenkeel.analytics.statistics.TimeSeriesStatistics;

/**
 * Risk and return of a series of simple returns beside those of a benchmark over the same periods.
 * Both are of one length, paired by index. What is not defined is NaN.
 *
 * <p>{@code periodsPerYear} is P, {@code riskFree} f of one period. The parts of risk (systematic,
 * specific, total) use population deviations, as Bacon does, so that their squares add up.
 */
public final class RelativeRisk {
    private RelativeRisk() {}

    /** cov(r, b) / var(b). */
    public static double beta(double[] returns, double[] benchmark) {
        return TimeSeriesStatistics.slope(benchmark, returns);
    }

    /** (r̄ − f) − β·(b̄ − f), a period: the intercept of the regression. */
    public static double alpha(double[] returns, double[] benchmark, double riskFree) {
        return TimeSeriesStatistics.mean(returns)
                - riskFree
                - beta(returns, benchmark) * (TimeSeriesStatistics.mean(benchmark) - riskFree);
    }

    /** (R − F) − β·(B − F) with annual geometric returns. */
    public static double jensenAlpha(
            double[] returns, double[] benchmark, double riskFree, double periodsPerYear) {
        double free = PerformanceMetrics.annual(riskFree, periodsPerYear);
        return PerformanceMetrics.annualisedReturn(returns, periodsPerYear)
                - free
                - beta(returns, benchmark)
                        * (PerformanceMetrics.annualisedReturn(benchmark, periodsPerYear) - free);
    }

    /** s(r − b)·√P. */
    public static double trackingError(
            double[] returns, double[] benchmark, double periodsPerYear) {
        return TimeSeriesStatistics.deviationOfDifferences(returns, benchmark)
                * Math.sqrt(periodsPerYear);
    }

    /** R − B with annual geometric returns. */
    public static double activeReturn(double[] returns, double[] benchmark, double periodsPerYear) {
        return PerformanceMetrics.annualisedReturn(returns, periodsPerYear)
                - PerformanceMetrics.annualisedReturn(benchmark, periodsPerYear);
    }

    /** mean(r − b) / s(r − b) · √P. */
    public static double informationRatio(
            double[] returns, double[] benchmark, double periodsPerYear) {
        double mean = TimeSeriesStatistics.meanOfDifferences(returns, benchmark);
        return mean
                / TimeSeriesStatistics.deviationOfDifferences(returns, benchmark, mean)
                * Math.sqrt(periodsPerYear);
    }

    /** (R − B) / (s(r − b)·√P). */
    public static double geometricInformationRatio(
            double[] returns, double[] benchmark, double periodsPerYear) {
        return activeReturn(returns, benchmark, periodsPerYear)
                / trackingError(returns, benchmark, periodsPerYear);
    }

    /** (∏(1 + r | b > 0) − 1) / (∏(1 + b | b > 0) − 1), linked, as PerformanceAnalytics does. */
    public static double upCapture(double[] returns, double[] benchmark) {
        return capture(returns, benchmark, 1);
    }

    /** (∏(1 + r | b < 0) − 1) / (∏(1 + b | b < 0) − 1). */
    public static double downCapture(double[] returns, double[] benchmark) {
        return capture(returns, benchmark, -1);
    }

    private static double capture(double[] returns, double[] benchmark, int sign) {
        double ours = 1;
        double theirs = 1;
        for (int i = 0; i < returns.length; i++) {
            if (benchmark[i] * sign > 0) {
                ours *= 1 + returns[i];
                theirs *= 1 + benchmark[i];
            }
        }
        return (ours - 1) / (theirs - 1);
    }

    /** (R − F) / β. */
    public static double treynorRatio(
            double[] returns, double[] benchmark, double riskFree, double periodsPerYear) {
        return annualExcess(returns, riskFree, periodsPerYear) / beta(returns, benchmark);
    }

    /** (R − F) / systematic risk. */
    public static double modifiedTreynorRatio(
            double[] returns, double[] benchmark, double riskFree, double periodsPerYear) {
        return annualExcess(returns, riskFree, periodsPerYear)
                / systematicRisk(returns, benchmark, periodsPerYear);
    }

    /** (R − F)·σ_b/σ_r + F: the return at the benchmark's risk. */
    public static double mSquared(
            double[] returns, double[] benchmark, double riskFree, double periodsPerYear) {
        return annualExcess(returns, riskFree, periodsPerYear) / famaBeta(returns, benchmark)
                + PerformanceMetrics.annual(riskFree, periodsPerYear);
    }

    /** R + (r̄ − m)/δ_r · (δ_b − δ_r)·√P: the return at the benchmark's downside risk. */
    public static double mSquaredSortino(
            double[] returns, double[] benchmark, double leastAcceptable, double periodsPerYear) {
        double ours = TimeSeriesStatistics.downsideDeviation(returns, leastAcceptable);
        double theirs = TimeSeriesStatistics.downsideDeviation(benchmark, leastAcceptable);
        return PerformanceMetrics.annualisedReturn(returns, periodsPerYear)
                + PerformanceMetrics.sortinoRatio(returns, leastAcceptable, 1)
                        * (theirs - ours)
                        * Math.sqrt(periodsPerYear);
    }

    /** R − 3·δ_r·δ_b·P. */
    public static double omegaExcessReturn(
            double[] returns, double[] benchmark, double leastAcceptable, double periodsPerYear) {
        return PerformanceMetrics.annualisedReturn(returns, periodsPerYear)
                - 3
                        * TimeSeriesStatistics.downsideDeviation(returns, leastAcceptable)
                        * TimeSeriesStatistics.downsideDeviation(benchmark, leastAcceptable)
                        * periodsPerYear;
    }

    /** |β|·σ_b·√P. */
    public static double systematicRisk(
            double[] returns, double[] benchmark, double periodsPerYear) {
        return Math.abs(beta(returns, benchmark))
                * TimeSeriesStatistics.populationDeviation(benchmark)
                * Math.sqrt(periodsPerYear);
    }

    /** σ(r − α − β·b)·√P. */
    public static double specificRisk(double[] returns, double[] benchmark, double periodsPerYear) {
        double beta = beta(returns, benchmark);
        double[] rest = new double[returns.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = returns[i] - beta * benchmark[i];
        }
        return TimeSeriesStatistics.populationDeviation(rest) * Math.sqrt(periodsPerYear);
    }

    /** √(systematic² + specific²). */
    public static double totalRisk(double[] returns, double[] benchmark, double periodsPerYear) {
        return Math.hypot(
                systematicRisk(returns, benchmark, periodsPerYear),
                specificRisk(returns, benchmark, periodsPerYear));
    }

    /** Jensen alpha over specific risk. */
    public static double appraisalRatio(
            double[] returns, double[] benchmark, double riskFree, double periodsPerYear) {
        return jensenAlpha(returns, benchmark, riskFree, periodsPerYear)
                / specificRisk(returns, benchmark, periodsPerYear);
    }

    /** σ_r / σ_b: the beta of a portfolio as volatile that is all benchmark. */
    public static double famaBeta(double[] returns, double[] benchmark) {
        return TimeSeriesStatistics.standardDeviation(returns)
                / TimeSeriesStatistics.standardDeviation(benchmark);
    }

    /** Jensen alpha less what the risk that was not diversified would have earned. */
    public static double netSelectivity(
            double[] returns, double[] benchmark, double riskFree, double periodsPerYear) {
        double undiversified = famaBeta(returns, benchmark) - beta(returns, benchmark);
        return jensenAlpha(returns, benchmark, riskFree, periodsPerYear)
                - undiversified * annualExcess(benchmark, riskFree, periodsPerYear);
    }

    private static double annualExcess(double[] returns, double riskFree, double periodsPerYear) {
        return PerformanceMetrics.annualisedReturn(returns, periodsPerYear)
                - PerformanceMetrics.annual(riskFree, periodsPerYear);
    }
}
