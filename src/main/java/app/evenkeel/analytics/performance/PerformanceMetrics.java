package app.evenkeel.analytics.performance;

import app.evenkeel.analytics.statistics.Moments;
import app.evenkeel.analytics.statistics.TimeSeriesStatistics;

/**
 * Return, and return for the risk, of a series of simple returns of one period each. What is not
 * defined is NaN or infinite.
 *
 * <p>{@code periodsPerYear} is P: with 1, nothing is annualised. {@code riskFree} and {@code
 * leastAcceptable} are returns of one period. Formulas and sources stand at the constants of {@link
 * app.evenkeel.analytics.figure.Metric}.
 */
public final class PerformanceMetrics {
    private PerformanceMetrics() {}

    /** ∏(1 + r) − 1. */
    public static double cumulativeReturn(double[] returns) {
        // Four products at once; one alone would wait for each multiplication to end.
        double w0 = 1;
        double w1 = 1;
        double w2 = 1;
        double w3 = 1;
        int i = 0;
        for (; i < returns.length - 3; i += 4) {
            w0 *= 1 + returns[i];
            w1 *= 1 + returns[i + 1];
            w2 *= 1 + returns[i + 2];
            w3 *= 1 + returns[i + 3];
        }
        for (; i < returns.length; i++) {
            w0 *= 1 + returns[i];
        }
        return (w0 * w1) * (w2 * w3) - 1;
    }

    /** (∏(1 + r))^(P/n) − 1. */
    public static double annualisedReturn(double[] returns, double periodsPerYear) {
        return Math.pow(1 + cumulativeReturn(returns), periodsPerYear / returns.length) - 1;
    }

    /** (r̄ − f) / s · √P. */
    public static double sharpeRatio(double[] returns, double riskFree, double periodsPerYear) {
        double mean = TimeSeriesStatistics.mean(returns);
        return (mean - riskFree)
                / TimeSeriesStatistics.standardDeviation(returns, mean)
                * Math.sqrt(periodsPerYear);
    }

    /** SR·(1 + S/6·SR − K/24·SR²) with the annualised SR. */
    public static double adjustedSharpeRatio(
            double[] returns, double riskFree, double periodsPerYear) {
        double sharpe = sharpeRatio(returns, riskFree, periodsPerYear);
        Moments moments = Moments.of(returns);
        return sharpe
                * (1
                        + moments.skewness() / 6 * sharpe
                        - moments.excessKurtosis() / 24 * sharpe * sharpe);
    }

    /** (r̄ − m) / δ · √P. */
    public static double sortinoRatio(
            double[] returns, double leastAcceptable, double periodsPerYear) {
        return (TimeSeriesStatistics.mean(returns) - leastAcceptable)
                / TimeSeriesStatistics.downsideDeviation(returns, leastAcceptable)
                * Math.sqrt(periodsPerYear);
    }

    /** Annualised return over the deepest fall. */
    public static double calmarRatio(double[] returns, double periodsPerYear) {
        return annualisedReturn(returns, periodsPerYear) / (0 - Drawdowns.maximum(returns));
    }

    /** (R − F) / ulcer index. */
    public static double martinRatio(double[] returns, double riskFree, double periodsPerYear) {
        return excess(returns, riskFree, periodsPerYear) / Drawdowns.ulcerIndex(returns);
    }

    /** (R − F) / pain index. */
    public static double painRatio(double[] returns, double riskFree, double periodsPerYear) {
        return excess(returns, riskFree, periodsPerYear) / Drawdowns.painIndex(returns);
    }

    /** (R − F) / √(Σ L²), L the sum of each unbroken run of losses. */
    public static double burkeRatio(double[] returns, double riskFree, double periodsPerYear) {
        double squares = 0;
        double run = 0;
        for (double r : returns) {
            if (r < 0) {
                run += r;
            } else {
                squares += run * run;
                run = 0;
            }
        }
        squares += run * run;
        return excess(returns, riskFree, periodsPerYear) / Math.sqrt(squares);
    }

    /** Σ max(r − m, 0) / Σ max(m − r, 0). */
    public static double omegaRatio(double[] returns, double leastAcceptable) {
        return upsidePotential(returns, leastAcceptable)
                / downsidePotential(returns, leastAcceptable);
    }

    /** (r̄ − m) / (Σ max(m − r, 0) / n), which is omega − 1. */
    public static double omegaSharpeRatio(double[] returns, double leastAcceptable) {
        return (TimeSeriesStatistics.mean(returns) - leastAcceptable)
                / downsidePotential(returns, leastAcceptable);
    }

    /**
     * (r̄ − m) / (Σ max(m − r, 0)^l / n)^(1/l).
     *
     * @param order l; 2 is the Sortino ratio of a period, 1 the omega-Sharpe ratio
     */
    public static double kappa(double[] returns, double leastAcceptable, int order) {
        double sum = 0;
        for (double r : returns) {
            sum += Math.pow(Math.max(leastAcceptable - r, 0), order);
        }
        return (TimeSeriesStatistics.mean(returns) - leastAcceptable)
                / Math.pow(sum / returns.length, 1.0 / order);
    }

    /** #(r<0)·Σ max(−r, 0) / (#(r>0)·Σ max(r, 0)); 0 for gains only. */
    public static double dRatio(double[] returns) {
        return downsideFrequency(returns, 0)
                * downsidePotential(returns, 0)
                / (upsideFrequency(returns, 0) * upsidePotential(returns, 0));
    }

    /** Variance above m over variance below m, both around m. */
    public static double volatilitySkewness(double[] returns, double leastAcceptable) {
        double up = upsideRisk(returns, leastAcceptable);
        double down = TimeSeriesStatistics.downsideDeviation(returns, leastAcceptable);
        return up * up / (down * down);
    }

    /** √(Σ max(r − m, 0)² / n). */
    public static double upsideRisk(double[] returns, double leastAcceptable) {
        double sum = 0;
        for (double r : returns) {
            double above = Math.max(r - leastAcceptable, 0);
            sum += above * above;
        }
        return Math.sqrt(sum / returns.length);
    }

    /** Σ max(r − m, 0) / n. */
    public static double upsidePotential(double[] returns, double leastAcceptable) {
        double sum = 0;
        for (double r : returns) {
            sum += Math.max(r - leastAcceptable, 0);
        }
        return sum / returns.length;
    }

    /** Σ max(m − r, 0) / n. */
    public static double downsidePotential(double[] returns, double leastAcceptable) {
        double sum = 0;
        for (double r : returns) {
            sum += Math.max(leastAcceptable - r, 0);
        }
        return sum / returns.length;
    }

    /** #(r > m) / n. */
    public static double upsideFrequency(double[] returns, double leastAcceptable) {
        int count = 0;
        for (double r : returns) {
            count += r > leastAcceptable ? 1 : 0;
        }
        return (double) count / returns.length;
    }

    /** #(r < m) / n. */
    public static double downsideFrequency(double[] returns, double leastAcceptable) {
        int count = 0;
        for (double r : returns) {
            count += r < leastAcceptable ? 1 : 0;
        }
        return (double) count / returns.length;
    }

    /** The annual return less the annual risk-free one. */
    private static double excess(double[] returns, double riskFree, double periodsPerYear) {
        return annualisedReturn(returns, periodsPerYear) - annual(riskFree, periodsPerYear);
    }

    /** (1 + f)^P − 1. */
    public static double annual(double perPeriod, double periodsPerYear) {
        return Math.pow(1 + perPeriod, periodsPerYear) - 1;
    }
}
