package app.evenkeel.analytics.risk;

import app.evenkeel.analytics.performance.ReturnSeries;

/**
 * What the figures of one series are made from.
 *
 * @param b returns of the benchmark over the same periods; empty if there is none
 */
@SuppressWarnings("ArrayRecordComponent")
record RiskInputs(ReturnSeries series, double[] b, RiskOptions options) {
    double[] r() {
        return series.returns();
    }

    double f() {
        return options.riskFree();
    }

    double m() {
        return options.leastAcceptable();
    }

    double perYear() {
        return series.periodsPerYear();
    }

    /** P, or 1 where the series is too short to be annualised. */
    double scale() {
        return series.scale();
    }
}
