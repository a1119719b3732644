package app.evenkeel.portfolio.backtest;

import app.evenkeel.analytics.backtest.strategy.Setting;
import app.evenkeel.analytics.backtest.strategy.Strategies;
import app.evenkeel.analytics.backtest.sweep.Axis;
import app.evenkeel.analytics.backtest.sweep.Objective;
import app.evenkeel.analytics.backtest.sweep.SweepPlan;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A sweep as it is asked for: a backtest of one strategy, and what is varied about it.
 *
 * @param base the backtest; what the axes vary need not be given in it
 * @param axes the first two make the map
 * @param inSample fraction of the returns that a choice may be made by
 * @param folds of a walk forward, or {@code null}
 * @param kept how many of the best are told
 */
public record SweepConfig(
        BacktestConfig base,
        List<Axis> axes,
        SweepPlan.Sampling sampling,
        Objective objective,
        double inSample,
        SweepPlan.@Nullable Folds folds,
        int kept) {
    public SweepConfig {
        axes = List.copyOf(axes);
    }

    /**
     * As the analysis wants it.
     *
     * @param periodsPerYear to turn the risk-free return of a year into that of a period
     */
    SweepPlan plan(double periodsPerYear) {
        BacktestConfig.Part part = base.parts().getFirst();
        try {
            return new SweepPlan(
                    Strategies.called(part.kind()),
                    part.settings(),
                    axes,
                    sampling,
                    objective,
                    inSample,
                    folds,
                    Math.pow(1 + base.riskFree(), 1 / periodsPerYear) - 1,
                    kept);
        } catch (IllegalArgumentException e) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.CONFIG_SETTING, "sweep", String.valueOf(e.getMessage())),
                    e);
        }
    }

    /** The same of another backtest. */
    SweepConfig of(BacktestConfig other) {
        return new SweepConfig(other, axes, sampling, objective, inSample, folds, kept);
    }

    /** The backtest with all assets listed that it or any of its variations names. */
    BacktestConfig withNamed() {
        Set<String> names = new LinkedHashSet<>(Preparation.named(base));
        for (Axis axis : axes) {
            for (Setting value : axis.values()) {
                if (value instanceof Setting.Weights weights) {
                    names.addAll(weights.byAsset().keySet());
                }
            }
        }
        return base.with(base.parts(), List.copyOf(names));
    }
}
