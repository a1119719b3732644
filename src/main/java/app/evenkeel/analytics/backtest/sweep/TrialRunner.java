package app.evenkeel.analytics.backtest.sweep;

import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Decider;
import app.evenkeel.analytics.backtest.QuickRun;
import app.evenkeel.analytics.backtest.Terms;
import app.evenkeel.analytics.backtest.strategy.SettingException;
import app.evenkeel.analytics.backtest.strategy.Settings;
import app.evenkeel.analytics.performance.PerformanceMetrics;
import app.evenkeel.analytics.performance.ReturnSeries;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs trials of a plan and measures them. Used by one thread. */
final class TrialRunner {
    private static final int MOST_FOLDS = 1_000;

    private final Bars bars;
    private final Terms terms;
    private final SweepPlan plan;
    private final QuickRun quick;
    private final int split;
    private final double[] before;
    private final double[] after;
    private final List<Span> folds;
    private final double periodsPerYear;

    /**
     * Returns of a fold: chosen by those from {@code from}, held from {@code middle} to {@code to}.
     */
    record Span(int from, int middle, int to) {}

    /** Returns from one on, up to but without another. */
    record Range(int from, int to) {
        double[] of(double[] returns) {
            return Arrays.copyOfRange(returns, from, to);
        }
    }

    TrialRunner(Bars bars, Terms terms, SweepPlan plan) {
        this.bars = bars;
        this.terms = terms;
        this.plan = plan;
        this.quick = new QuickRun(bars, terms);
        this.split = (int) Math.round(quick.size() * plan.inSample());
        this.before = new double[split];
        this.after = new double[quick.size() - split];
        this.folds = folds();
        this.periodsPerYear = ReturnSeries.observedPeriodsPerYear(quick.days());
    }

    List<Span> folds() {
        List<Span> spans = new ArrayList<>();
        SweepPlan.Folds walk = plan.folds();
        if (walk == null) {
            return spans;
        }
        for (int middle = walk.train(); middle + 1 < quick.size(); middle += walk.test()) {
            spans.add(
                    new Span(
                            walk.anchored() ? 0 : middle - walk.train(),
                            middle,
                            Math.min(quick.size(), middle + walk.test())));
        }
        if (spans.isEmpty() || spans.size() > MOST_FOLDS) {
            throw new IllegalArgumentException(
                    spans.isEmpty()
                            ? "fewer returns than a fold is chosen by"
                            : "more than " + MOST_FOLDS + " folds");
        }
        return spans;
    }

    /** The day of a return. */
    LocalDate day(int index) {
        return LocalDate.ofEpochDay(quick.days()[index]);
    }

    void run(long trial, Round round, int place) {
        boolean daily = plan.objective() != Objective.GROWTH || !folds.isEmpty() || hasFlows();
        Decider decider;
        try {
            decider = decider(trial);
        } catch (SettingException e) {
            round.refused[place] = true;
            return;
        }
        round.refused[place] = false;
        quick.run(decider, split, daily);
        round.finalValue[place] = quick.finalValue();
        round.cost[place] = quick.cost();
        round.rebalances[place] = quick.rebalances();
        if (daily) {
            measure(round, place);
        } else {
            round.sharpe[place] = Double.NaN;
            round.inSample[place] = quick.middleValue() / terms.capital();
            round.outOfSample[place] =
                    after.length == 0
                            ? Double.NaN
                            : orNone(quick.finalValue() / quick.middleValue());
        }
    }

    private boolean hasFlows() {
        return !terms.flows().isEmpty();
    }

    private void measure(Round round, int place) {
        double[] returns = quick.returns();
        System.arraycopy(returns, 0, before, 0, split);
        System.arraycopy(returns, split, after, 0, after.length);
        round.inSample[place] = objective(before);
        round.outOfSample[place] = objective(after);
        round.sharpe[place] =
                plan.objective() == Objective.SHARPE_RATIO
                        ? orNone(PerformanceMetrics.sharpeRatio(before, plan.riskFree(), 1))
                        : Double.NaN;
        double[] byFold = round.folds(place);
        for (int f = 0; f < folds.size(); f++) {
            Span span = folds.get(f);
            byFold[2 * f] = objective(Arrays.copyOfRange(returns, span.from(), span.middle()));
            byFold[2 * f + 1] = objective(Arrays.copyOfRange(returns, span.middle(), span.to()));
        }
    }

    double objective(double[] returns) {
        return orNone(plan.objective().of(returns, plan.riskFree(), periodsPerYear));
    }

    /** What divides by zero is no number to rank by or to average. */
    private static double orNone(double figure) {
        return Double.isFinite(figure) ? figure : Double.NaN;
    }

    private Decider decider(long trial) {
        return plan.type().make(plan.settings(plan.choice(trial))).on(bars, terms);
    }

    /** All returns of a trial, run once more. */
    double[] returns(long trial) {
        return returns(plan.settings(plan.choice(trial)));
    }

    /** All returns with some settings. */
    double[] returns(Settings settings) {
        quick.run(plan.type().make(settings).on(bars, terms), split, true);
        return quick.returns().clone();
    }

    /** Which returns an objective is of. */
    Range range(Stretch stretch) {
        return switch (stretch) {
            case Stretch.InSample _ -> new Range(0, split);
            case Stretch.OutOfSample _ -> new Range(split, quick.size());
            case Stretch.BeforeFold(int fold) ->
                    new Range(folds.get(fold).from(), folds.get(fold).middle());
            case Stretch.InFold(int fold) ->
                    new Range(folds.get(fold).middle(), folds.get(fold).to());
        };
    }

    double periodsPerYear() {
        return periodsPerYear;
    }

    /** Those of a trial that a choice may be made by. */
    double[] returnsInSample(long trial) {
        return Arrays.copyOf(returns(trial), split);
    }
}
