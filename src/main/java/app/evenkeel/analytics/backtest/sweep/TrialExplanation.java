package app.evenkeel.analytics.backtest.sweep;

import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Terms;
import app.evenkeel.analytics.backtest.strategy.Setting;
import app.evenkeel.analytics.backtest.strategy.SettingException;
import app.evenkeel.analytics.backtest.strategy.Settings;
import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Explanation.Input;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.figure.Phrase;
import app.evenkeel.analytics.statistics.TimeSeriesStatistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How the numbers of a sweep were made: the trial is run once more, for its returns. */
public final class TrialExplanation {
    private final SweepPlan plan;
    private final TrialRunner runner;
    private final Settings settings;
    private final double[] returns;

    private TrialExplanation(Bars bars, Terms terms, SweepPlan plan, Settings settings) {
        this.plan = plan;
        this.runner = new TrialRunner(bars, terms, plan);
        this.settings = settings;
        this.returns = runner.returns(settings);
    }

    /**
     * How the objective of a trial was made, return by return.
     *
     * @param settings of the trial
     * @throws SettingException if they make no sense
     */
    public static Explanation ofObjective(
            Bars bars, Terms terms, SweepPlan plan, Settings settings, Stretch stretch) {
        return new TrialExplanation(bars, terms, plan, settings).objective(stretch);
    }

    /** How the deflated Sharpe ratio of the best was made, from its returns in sample. */
    public static Explanation ofDeflated(
            Bars bars, Terms terms, SweepPlan plan, Settings best, DeflatedSharpe deflated) {
        return new TrialExplanation(bars, terms, plan, best).deflated(deflated);
    }

    private Explanation objective(Stretch stretch) {
        TrialRunner.Range range = runner.range(stretch);
        double[] of = range.of(returns);
        Objective objective = plan.objective();
        List<Phrase> convention = new ArrayList<>();
        convention.add(Phrase.of("convention.simple-returns"));
        if (objective == Objective.SHARPE_RATIO || objective == Objective.SORTINO_RATIO) {
            convention.add(Phrase.of("convention.risk-free", plan.riskFree()));
            convention.add(Phrase.of("convention.annualised-root", runner.periodsPerYear()));
        } else if (objective == Objective.CALMAR_RATIO) {
            convention.add(Phrase.of("convention.annualised-power", runner.periodsPerYear()));
        }
        return explanation(
                Figure.of(objective.metric(), runner.objective(of), of.length, 2, convention),
                List.of(),
                range);
    }

    private Explanation deflated(DeflatedSharpe deflated) {
        TrialRunner.Range range = runner.range(new Stretch.InSample());
        return explanation(
                Figure.of(
                        Metric.DEFLATED_SHARPE_RATIO,
                        deflated.probability(),
                        range.to() - range.from(),
                        2,
                        List.of(
                                Phrase.of("convention.per-period"),
                                Phrase.of("convention.risk-free", plan.riskFree()),
                                Phrase.of("convention.population-moments"))),
                List.of(
                        Input.of(Phrase.of("input.sharpe-of-best"), deflated.sharpe()),
                        Input.of(Phrase.of("input.sharpe-of-luck"), deflated.expected()),
                        new Input(Phrase.of("input.trials"), Long.toString(deflated.trials())),
                        Input.of(Phrase.of("input.sharpe-variance"), deflated.variance())),
                range);
    }

    private Explanation explanation(Figure figure, List<Input> further, TrialRunner.Range range) {
        double[] of = range.of(returns);
        List<Input> inputs = new ArrayList<>();
        inputs.add(new Input(Phrase.of("input.settings"), told()));
        inputs.add(Input.of(Metric.MEAN_RETURN.title(), TimeSeriesStatistics.mean(of)));
        inputs.add(
                Input.of(
                        Phrase.of("input.sample-deviation"),
                        TimeSeriesStatistics.standardDeviation(of)));
        inputs.addAll(further);
        List<List<String>> rows = new ArrayList<>(of.length);
        double wealth = 1;
        for (int i = 0; i < of.length; i++) {
            wealth *= 1 + of[i];
            rows.add(
                    List.of(
                            runner.day(range.from() + i).toString(),
                            Explanation.plain(of[i]),
                            Explanation.plain(wealth)));
        }
        return new Explanation(
                figure,
                inputs,
                List.of(
                        Phrase.of("column.day"),
                        Phrase.of("column.return"),
                        Phrase.of("column.wealth")),
                rows);
    }

    /** What is varied, as a configuration names it. */
    private String told() {
        return plan.axes().stream()
                .map(Axis::parameter)
                .filter(name -> settings.byName().get(name) != null)
                .map(name -> name + " " + told(name))
                .collect(Collectors.joining(", "));
    }

    private String told(String name) {
        return switch (settings.byName().get(name)) {
            case Setting.Amount(double value) -> Explanation.plain(value);
            case Setting.Flag(boolean value) -> Boolean.toString(value);
            case Setting.Word(String value) -> value;
            case Setting.Weights(Map<String, Double> weights) -> weights.toString();
            case null -> "";
        };
    }
}
