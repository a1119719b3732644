package app.evenkeel.analytics.performance;

import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.figure.Explanation.Input;
import app.evenkeel.analytics.figure.Figure;
import app.evenkeel.analytics.figure.Metric;
import app.evenkeel.analytics.figure.Phrase;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What one figure of a period was made from. */
final class PerformanceExplanation {
    private final Figure figure;
    private final ValuedDays period;

    PerformanceExplanation(Figure figure, ValuedDays period) {
        this.figure = figure;
        this.period = period;
    }

    /** The flows with what each is worth at the rate: those worths sum to nothing. */
    static Explanation ofRate(Figure figure, FlowTable flows) {
        InternalRate rate = flows.rate();
        List<Input> inputs =
                rate.roots().stream().map(root -> Input.of(Phrase.of("input.rate"), root)).toList();
        double growth = 1 + rate.value().orElse(Double.NaN);
        List<List<String>> rows = new ArrayList<>(flows.size());
        for (int i = 0; i < flows.size(); i++) {
            double years = (flows.days()[i] - flows.days()[0]) / 365.0;
            double amount = flows.amounts()[i];
            rows.add(
                    row(
                            LocalDate.ofEpochDay(flows.days()[i]),
                            amount,
                            years,
                            amount * Math.pow(growth, -years)));
        }
        return new Explanation(
                figure,
                inputs,
                columns("column.day", "column.flow", "column.years", "column.present-value"),
                rows);
    }

    /** The flows with the part of the period that each was there. */
    Explanation ofDietz(ModifiedDietz dietz, boolean atStart) {
        List<List<String>> rows = new ArrayList<>();
        for (int d = 0; d < period.size(); d++) {
            double flow = period.in()[d] - period.out()[d];
            if (flow != 0) {
                int day = (int) (period.days()[d] - period.days()[0]);
                double weight = ModifiedDietz.weight(day, (int) period.length(), atStart);
                rows.add(row(period.day(d), flow, weight, weight * flow));
            }
        }
        List<Input> inputs = ends();
        inputs.add(Input.of(Phrase.of("input.gain"), dietz.gain()));
        inputs.add(Input.of(Phrase.of("input.capital"), dietz.capital()));
        return new Explanation(
                figure,
                inputs,
                columns("column.day", "column.flow", "column.weight", "column.weighted"),
                rows);
    }

    /** Every day with its value, its flows and its return, linked so far. */
    Explanation ofDays(FlowTiming timing, double gain) {
        double[] returns = TimeWeightedReturn.daily(period, timing);
        List<List<String>> rows = new ArrayList<>(period.size());
        double wealth = 1;
        for (int d = 0; d < period.size(); d++) {
            wealth *= Double.isNaN(returns[d]) ? 1 : 1 + returns[d];
            rows.add(
                    row(
                            period.day(d),
                            period.values()[d],
                            period.in()[d],
                            period.out()[d],
                            returns[d],
                            wealth - 1));
        }
        List<Input> inputs = ends();
        inputs.add(Input.of(Phrase.of("input.gain"), gain));
        return new Explanation(
                figure,
                figure.metric() == Metric.TIME_WEIGHTED_RETURN
                        ? timing.formula()
                        : figure.metric().formula(),
                inputs,
                columns(
                        "column.day",
                        "column.value",
                        "column.in",
                        "column.out",
                        "column.return",
                        "column.linked"),
                rows);
    }

    private List<Input> ends() {
        List<Input> inputs = new ArrayList<>();
        inputs.add(new Input(Phrase.of("input.first-day"), period.day(0).toString()));
        inputs.add(
                new Input(Phrase.of("input.last-day"), period.day(period.size() - 1).toString()));
        inputs.add(Input.of(Phrase.of("input.start-value"), period.start()));
        inputs.add(Input.of(Phrase.of("input.end-value"), period.end()));
        return inputs;
    }

    private static List<Phrase> columns(String... keys) {
        return List.of(keys).stream().map(Phrase::of).toList();
    }

    private static List<String> row(LocalDate day, double... numbers) {
        List<String> row = new ArrayList<>(numbers.length + 1);
        row.add(day.toString());
        for (double number : numbers) {
            row.add(Explanation.plain(number));
        }
        return row;
    }
}
