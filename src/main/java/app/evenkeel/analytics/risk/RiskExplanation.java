package app.evenkeel.analytics.risk;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Explanation.Input;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.analytics.performance.Drawdowns;
import app.evenkeel.analytics.performance.PerformanceMetrics;
import app.evenkeel.analytics.performance.ReturnSeries;
import app.evenkeel.analytics.statistics.TimeSeriesStatistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What one figure of a series was made from: the numbers on the way, and the returns themselves.
 */
final class RiskExplanation {
    private final Figure figure;
    private final RiskInputs in;
    private final ReturnSeries series;
    private final List<Input> inputs = new ArrayList<>();

    RiskExplanation(Figure figure, RiskInputs in) {
        this.figure = figure;
        this.in = in;
        this.series = in.series();
    }

    Explanation explanation() {
        int n = series.size();
        if (n > 0) {
            inputs.add(new Input(Phrase.of("input.first-day"), series.day(0).toString()));
            inputs.add(new Input(Phrase.of("input.last-day"), series.day(n - 1).toString()));
        }
        number("input.periods-a-year", in.perYear());
        if (n >= figure.needed() && !(figure.metric().isRelative() && in.b().length == 0)) {
            onTheWay();
        }
        return switch (figure.metric()) {
            case MAXIMUM_DRAWDOWN,
                    ULCER_INDEX,
                    PAIN_INDEX,
                    CALMAR_RATIO,
                    MARTIN_RATIO,
                    PAIN_RATIO ->
                    withDrawdowns();
            case VALUE_AT_RISK_95_HISTORICAL,
                    CONDITIONAL_VALUE_AT_RISK_95_HISTORICAL,
                    VALUE_AT_RISK_99_HISTORICAL,
                    CONDITIONAL_VALUE_AT_RISK_99_HISTORICAL ->
                    ranked();
            default -> figure.metric().isRelative() ? besideBenchmark() : returns();
        };
    }

    /** The numbers that a reader checks first. */
    private void onTheWay() {
        double[] r = in.r();
        number(Metric.MEAN_RETURN, TimeSeriesStatistics.mean(r));
        number("input.sample-deviation", TimeSeriesStatistics.standardDeviation(r));
        if (figure.metric().isRelative()) {
            relative(r, in.b());
            return;
        }
        switch (figure.metric()) {
            case SORTINO_RATIO, VOLATILITY_SKEWNESS ->
                    number(Metric.DOWNSIDE_DEVIATION, Risk.downsideDeviation(r, in.m()));
            case OMEGA_RATIO, OMEGA_SHARPE_RATIO -> {
                number(Metric.UPSIDE_POTENTIAL, PerformanceMetrics.upsidePotential(r, in.m()));
                number(Metric.DOWNSIDE_POTENTIAL, PerformanceMetrics.downsidePotential(r, in.m()));
            }
            case CALMAR_RATIO, MARTIN_RATIO, PAIN_RATIO, BURKE_RATIO ->
                    number(
                            Metric.ANNUALISED_RETURN,
                            PerformanceMetrics.annualisedReturn(r, in.perYear()));
            case ADJUSTED_SHARPE_RATIO,
                    JARQUE_BERA,
                    JARQUE_BERA_P_VALUE,
                    SKEWNESS_KURTOSIS_RATIO,
                    VALUE_AT_RISK_95_CORNISH_FISHER,
                    VALUE_AT_RISK_99_CORNISH_FISHER,
                    CONDITIONAL_VALUE_AT_RISK_95_CORNISH_FISHER,
                    CONDITIONAL_VALUE_AT_RISK_99_CORNISH_FISHER -> {
                number(Metric.SKEWNESS, TimeSeriesStatistics.skewness(r));
                number(Metric.EXCESS_KURTOSIS, TimeSeriesStatistics.excessKurtosis(r));
            }
            default -> {
                // The mean and the deviation are all there is.
            }
        }
    }

    private void relative(double[] r, double[] b) {
        number("input.benchmark-mean", TimeSeriesStatistics.mean(b));
        number("input.benchmark-deviation", TimeSeriesStatistics.standardDeviation(b));
        number("input.covariance", TimeSeriesStatistics.covariance(r, b));
        number("input.deviation-of-differences", TimeSeriesStatistics.deviationOfDifferences(r, b));
        number(Metric.BETA, RelativeRisk.beta(r, b));
    }

    private Explanation returns() {
        return table(List.of(Phrase.of("column.return")), index -> series.returns()[index]);
    }

    private Explanation besideBenchmark() {
        if (in.b().length == 0) {
            return returns();
        }
        return table(
                List.of(Phrase.of("column.return"), Phrase.of("column.benchmark-return")),
                index -> series.returns()[index],
                index -> in.b()[index]);
    }

    private Explanation withDrawdowns() {
        double[] r = in.r();
        List<Drawdowns.Drawdown> falls = Drawdowns.table(r);
        if (!falls.isEmpty()) {
            Drawdowns.Drawdown deepest = falls.getFirst();
            number(Metric.MAXIMUM_DRAWDOWN, deepest.depth());
            day("input.peak", deepest.peak());
            day("input.trough", deepest.trough());
            day("input.recovery", deepest.recovery());
        }
        double[] wealth = new double[r.length];
        double product = 1;
        for (int i = 0; i < r.length; i++) {
            product *= 1 + r[i];
            wealth[i] = product;
        }
        double[] drawdowns = Drawdowns.series(r);
        return table(
                List.of(
                        Phrase.of("column.return"),
                        Phrase.of("column.wealth"),
                        Phrase.of("column.drawdown")),
                index -> r[index],
                index -> wealth[index],
                index -> drawdowns[index]);
    }

    /** The returns from the lowest on, as a quantile looks at them. */
    private Explanation ranked() {
        double[] r = in.r();
        List<Integer> order =
                IntStream.range(0, r.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(index -> r[index]))
                        .toList();
        List<List<String>> rows = new ArrayList<>(r.length);
        for (int rank = 0; rank < r.length; rank++) {
            int index = order.get(rank);
            rows.add(
                    List.of(
                            Integer.toString(rank + 1),
                            series.day(index).toString(),
                            Explanation.plain(r[index])));
        }
        return new Explanation(
                figure,
                inputs,
                List.of(
                        Phrase.of("column.rank"),
                        Phrase.of("column.day"),
                        Phrase.of("column.return")),
                rows);
    }

    private Explanation table(List<Phrase> names, IntToDoubleFunction... values) {
        List<Phrase> columns = new ArrayList<>();
        columns.add(Phrase.of("column.day"));
        columns.addAll(names);
        List<List<String>> rows = new ArrayList<>(series.size());
        for (int i = 0; i < series.size(); i++) {
            List<String> row = new ArrayList<>(columns.size());
            row.add(series.day(i).toString());
            for (IntToDoubleFunction value : values) {
                row.add(Explanation.plain(value.applyAsDouble(i)));
            }
            rows.add(row);
        }
        return new Explanation(figure, inputs, columns, rows);
    }

    private void day(String name, int index) {
        if (index >= 0) {
            inputs.add(new Input(Phrase.of(name), series.day(index).toString()));
        }
    }

    private void number(Metric metric, double value) {
        inputs.add(Input.of(metric.title(), value));
    }

    private void number(String name, double value) {
        inputs.add(Input.of(Phrase.of(name), value));
    }
}
