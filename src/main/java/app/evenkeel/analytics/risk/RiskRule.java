package app.evenkeel.analytics.risk;

import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.analytics.performance.ReturnSeries;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How one figure of a series is made.
 *
 * @param convention what is printed beside it, in order
 */
record RiskRule(
        Metric metric,
        Need need,
        ToDoubleFunction<RiskInputs> formula,
        List<Convention> convention) {
    RiskRule(
            Metric metric,
            Need need,
            ToDoubleFunction<RiskInputs> formula,
            Convention... convention) {
        this(metric, need, formula, List.of(convention));
    }

    /** What must be there before there is a number. */
    enum Need {
        /** One return. */
        ANY,
        /** Enough returns for a statistic. */
        STATISTIC,
        /** A year, since it is a return of a year. */
        YEAR,
        /** Enough returns, and as many of a benchmark. */
        BENCHMARK,
        /** A year of both. */
        BENCHMARK_YEAR;

        boolean benchmark() {
            return this == BENCHMARK || this == BENCHMARK_YEAR;
        }

        boolean year() {
            return this == YEAR || this == BENCHMARK_YEAR;
        }

        int of(ReturnSeries series) {
            return this == ANY ? 1 : series.needed();
        }
    }

    /** What was chosen where tools differ. */
    enum Convention {
        SIMPLE("convention.simple-returns"),
        PER_PERIOD("convention.per-period"),
        /** Times √P; says so where the series is too short for it. */
        ROOT("convention.annualised-root"),
        POWER("convention.annualised-power"),
        SAMPLE("convention.sample-deviation"),
        POPULATION("convention.population-deviation"),
        MOMENTS("convention.population-moments"),
        OVER_ALL("convention.over-all-n"),
        RISK_FREE("convention.risk-free"),
        TARGET("convention.least-acceptable"),
        QUANTILE("convention.quantile-type-7"),
        BEYOND("convention.mean-beyond-quantile"),
        GAUSSIAN("convention.gaussian"),
        CORNISH_FISHER("convention.cornish-fisher"),
        FROM_ONE("convention.wealth-from-one"),
        RUNS("convention.runs-of-losses"),
        ORDER_3("convention.order-3"),
        LIMIT("convention.limit-distribution"),
        LINKED("convention.linked"),
        ARITHMETIC("convention.arithmetic"),
        GEOMETRIC("convention.geometric");

        private final String key;

        Convention(String key) {
            this.key = key;
        }

        Phrase phrase(RiskInputs in) {
            return switch (this) {
                case ROOT -> in.series().annualisation();
                case POWER -> Phrase.of(key, in.perYear());
                case RISK_FREE -> Phrase.of(key, in.f());
                case TARGET -> Phrase.of(key, in.m());
                default -> Phrase.of(key);
            };
        }
    }

    Figure figure(RiskInputs in) {
        List<Phrase> said = convention.stream().map(part -> part.phrase(in)).toList();
        int n = in.r().length;
        int needed = need.of(in.series());
        if (need.benchmark() && in.b().length == 0) {
            return Figure.absent(metric, n, needed, said, Phrase.of("absent.no-benchmark"));
        }
        if (need.year() && !in.series().isWholeYear()) {
            // Too few for a statistic says less than that a year is wanted.
            return Figure.of(metric, Double.NaN, n, in.series().neededToAnnualise(), said);
        }
        double value = n < needed ? Double.NaN : formula.applyAsDouble(in);
        return Figure.of(metric, value, n, needed, said);
    }
}
