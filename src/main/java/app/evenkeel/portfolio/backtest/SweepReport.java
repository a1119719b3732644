package app.evenkeel.portfolio.backtest;

import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.BarsDigest;
import app.evenkeel.analytics.backtest.Terms;
import app.evenkeel.analytics.backtest.strategy.SettingException;
import app.evenkeel.analytics.backtest.strategy.Settings;
import app.evenkeel.analytics.backtest.sweep.DeflatedSharpe;
import app.evenkeel.analytics.backtest.sweep.Stretch;
import app.evenkeel.analytics.backtest.sweep.Sweep;
import app.evenkeel.analytics.backtest.sweep.SweepResult;
import app.evenkeel.analytics.backtest.sweep.TrialExplanation;
import app.evenkeel.analytics.figure.Explanation;
import app.evenkeel.analytics.performance.ReturnSeries;
import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.task.Progress;

import java.time.LocalDate;
import java.util.concurrent.ExecutorService;

/**
 * What came of a sweep.
 *
 * @param dataDigest of the prices it ran over, 64 hex digits
 * @param from first day
 * @param to last day
 * @param periodsPerYear that ratios are annualised by
 */
public record SweepReport(
        SweepConfig config,
        String dataDigest,
        LocalDate from,
        LocalDate to,
        double periodsPerYear,
        SweepResult result) {

    /** Runs a sweep. Blocks; must not be called on a thread of the pool. */
    static SweepReport of(
            SweepConfig config, Bars bars, ExecutorService pool, int workers, Progress progress) {
        Terms terms = Preparation.terms(config.base(), bars);
        double periodsPerYear = periodsPerYear(bars, terms);
        try {
            return new SweepReport(
                    config,
                    BarsDigest.of(bars),
                    bars.day(terms.start()),
                    bars.day(bars.size() - 1),
                    periodsPerYear,
                    Sweep.run(bars, terms, config.plan(periodsPerYear), pool, workers, progress));
        } catch (SettingException e) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.CONFIG_SETTING, "sweep", e.reason()), e);
        }
    }

    /** How the objective of a trial was made, over the prices that there are now. */
    static Explanation explain(SweepConfig config, Bars bars, Settings settings, Stretch stretch) {
        Terms terms = Preparation.terms(config.base(), bars);
        return TrialExplanation.ofObjective(
                bars, terms, config.plan(periodsPerYear(bars, terms)), settings, stretch);
    }

    /** How the deflated Sharpe ratio of the best was made, over the prices that there are now. */
    static Explanation explain(
            SweepConfig config, Bars bars, Settings best, DeflatedSharpe deflated) {
        Terms terms = Preparation.terms(config.base(), bars);
        return TrialExplanation.ofDeflated(
                bars, terms, config.plan(periodsPerYear(bars, terms)), best, deflated);
    }

    private static double periodsPerYear(Bars bars, Terms terms) {
        long[] days = new long[bars.size() - terms.start()];
        for (int t = 0; t < days.length; t++) {
            days[t] = bars.day(terms.start() + t).toEpochDay();
        }
        return ReturnSeries.observedPeriodsPerYear(days);
    }
}
