package app.evenkeel.analytics.backtest.sweep;

import app.evenkeel.analytics.backtest.strategy.Setting;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Counts trials in the order of their numbers. Used by one thread. */
final class Tally {
    private static final Comparator<Kept> WORST_FIRST =
            Comparator.comparingDouble(Kept::inSample)
                    .thenComparing(Comparator.comparingLong(Kept::id).reversed());

    private final SweepPlan plan;
    private final List<TrialRunner.Span> folds;
    private final Axis x;
    private final Axis y;
    private final long[] counts;
    private final long[] countsOut;
    private final double[] sums;
    private final double[] sumsOut;
    private final double[] bests;
    private final long[] bestIds;
    private final PriorityQueue<Kept> kept;
    private final @Nullable Kept[] chosen;
    private final double[] chosenAfter;
    private long refused;
    private long sharpes;
    private double sharpeMean;
    private double sharpeSquares;

    /** What is kept of a trial; its settings follow from its number. */
    private record Kept(
            long id,
            double inSample,
            double outOfSample,
            double finalValue,
            int rebalances,
            double cost) {}

    Tally(SweepPlan plan, List<TrialRunner.Span> folds) {
        this.plan = plan;
        this.folds = folds;
        this.x = plan.axes().getFirst();
        this.y =
                plan.axes().size() > 1
                        ? plan.axes().get(1)
                        : new Axis("", List.of(new Setting.Word("")));
        int cells = x.values().size() * y.values().size();
        this.counts = new long[cells];
        this.countsOut = new long[cells];
        this.sums = new double[cells];
        this.sumsOut = new double[cells];
        this.bests = new double[cells];
        Arrays.fill(bests, Double.NEGATIVE_INFINITY);
        this.bestIds = new long[cells];
        Arrays.fill(bestIds, -1);
        this.kept = new PriorityQueue<>(WORST_FIRST);
        this.chosen = new Kept[folds.size()];
        this.chosenAfter = new double[folds.size()];
    }

    void add(long id, Round round, int place) {
        if (round.refused[place]) {
            refused++;
            return;
        }
        double in = round.inSample[place];
        if (Double.isNaN(in)) {
            return;
        }
        Kept trial =
                new Kept(
                        id,
                        in,
                        round.outOfSample[place],
                        round.finalValue[place],
                        round.rebalances[place],
                        round.cost[place]);
        keep(trial);
        addToCell(trial);
        addSharpe(round.sharpe[place]);
        double[] byFold = round.folds(place);
        for (int f = 0; f < folds.size(); f++) {
            Kept before = chosen[f];
            double value = byFold[2 * f];
            if (!Double.isNaN(value) && (before == null || value > before.inSample())) {
                chosen[f] =
                        new Kept(
                                id,
                                value,
                                trial.outOfSample(),
                                trial.finalValue(),
                                trial.rebalances(),
                                trial.cost());
                chosenAfter[f] = byFold[2 * f + 1];
            }
        }
    }

    private void keep(Kept trial) {
        if (kept.size() < plan.kept()) {
            kept.add(trial);
        } else if (WORST_FIRST.compare(trial, kept.peek()) > 0) {
            kept.poll();
            kept.add(trial);
        }
    }

    private void addToCell(Kept trial) {
        int[] choice = plan.choice(trial.id());
        int cell = (choice.length > 1 ? choice[1] * x.values().size() : 0) + choice[0];
        counts[cell]++;
        sums[cell] += trial.inSample();
        if (!Double.isNaN(trial.outOfSample())) {
            countsOut[cell]++;
            sumsOut[cell] += trial.outOfSample();
        }
        if (trial.inSample() > bests[cell]) {
            bests[cell] = trial.inSample();
            bestIds[cell] = trial.id();
        }
    }

    /** Welford's way, so that a million of them keep their digits. */
    private void addSharpe(double sharpe) {
        if (!Double.isNaN(sharpe)) {
            sharpes++;
            double off = sharpe - sharpeMean;
            sharpeMean += off / sharpes;
            sharpeSquares += off * (sharpe - sharpeMean);
        }
    }

    /**
     * What it all came to.
     *
     * @param runner to run the best once more
     */
    SweepResult result(TrialRunner runner) {
        List<Trial> best = new ArrayList<>();
        while (!kept.isEmpty()) {
            best.add(trial(kept.poll()));
        }
        Collections.reverse(best);
        HeatMap map = map();
        long onPlateau = map.cells().get(map.plateau()).best();
        return new SweepResult(
                plan.trials(),
                refused,
                best,
                map,
                onPlateau < 0 ? null : trial(onPlateau, best, runner),
                sharpes == 0 || best.isEmpty() ? null : deflated(runner, best.getFirst().id()),
                plan.folds() == null ? null : walk(runner));
    }

    private Trial trial(Kept of) {
        return new Trial(
                of.id(),
                plan.settings(plan.choice(of.id())),
                of.inSample(),
                of.outOfSample(),
                of.finalValue(),
                of.rebalances(),
                of.cost());
    }

    /** A trial by its number: one that was kept, or run once more. */
    private Trial trial(long id, List<Trial> known, TrialRunner runner) {
        for (Trial trial : known) {
            if (trial.id() == id) {
                return trial;
            }
        }
        Round again = new Round(1, folds.size());
        runner.run(id, again, 0);
        return trial(
                new Kept(
                        id,
                        again.inSample[0],
                        again.outOfSample[0],
                        again.finalValue[0],
                        again.rebalances[0],
                        again.cost[0]));
    }

    private DeflatedSharpe deflated(TrialRunner runner, long best) {
        double variance = sharpes < 2 ? 0 : sharpeSquares / (sharpes - 1);
        return DeflatedSharpe.of(runner.returnsInSample(best), plan.riskFree(), sharpes, variance);
    }

    private HeatMap map() {
        List<HeatMap.Cell> cells = new ArrayList<>();
        for (int c = 0; c < counts.length; c++) {
            cells.add(
                    new HeatMap.Cell(
                            counts[c],
                            counts[c] == 0 ? Double.NaN : sums[c] / counts[c],
                            countsOut[c] == 0 ? Double.NaN : sumsOut[c] / countsOut[c],
                            bestIds[c]));
        }
        int peak = 0;
        int plateau = 0;
        double highest = Double.NEGATIVE_INFINITY;
        double broadest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < counts.length; c++) {
            double own = cells.get(c).inSample();
            if (own > highest) {
                highest = own;
                peak = c;
            }
            double around = Double.isNaN(own) ? Double.NaN : around(cells, c);
            if (around > broadest) {
                broadest = around;
                plateau = c;
            }
        }
        return new HeatMap(x, y, cells, peak, plateau);
    }

    /** Mean of a cell and of those around it. */
    private double around(List<HeatMap.Cell> cells, int cell) {
        int width = x.values().size();
        int height = y.values().size();
        int reachX = x.isOrdered() ? 1 : 0;
        int reachY = y.isOrdered() ? 1 : 0;
        double sum = 0;
        int count = 0;
        for (int row = cell / width - reachY; row <= cell / width + reachY; row++) {
            for (int column = cell % width - reachX; column <= cell % width + reachX; column++) {
                boolean there = row >= 0 && row < height && column >= 0 && column < width;
                double value = there ? cells.get(row * width + column).inSample() : Double.NaN;
                if (!Double.isNaN(value)) {
                    sum += value;
                    count++;
                }
            }
        }
        return sum / count;
    }

    private WalkForward walk(TrialRunner runner) {
        List<WalkForward.Fold> walked = new ArrayList<>();
        List<WalkForward.Return> returns = new ArrayList<>();
        for (int f = 0; f < folds.size(); f++) {
            Kept choice = chosen[f];
            if (choice == null) {
                continue;
            }
            TrialRunner.Span span = folds.get(f);
            double[] of = runner.returns(choice.id());
            for (int i = span.middle(); i < span.to(); i++) {
                returns.add(new WalkForward.Return(runner.day(i), of[i]));
            }
            walked.add(
                    new WalkForward.Fold(
                            runner.day(span.from()),
                            runner.day(span.middle()),
                            runner.day(span.to() - 1),
                            trial(choice),
                            choice.inSample(),
                            chosenAfter[f]));
        }
        return new WalkForward(walked, returns);
    }
}
