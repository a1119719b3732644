package app.evenkeel.analytics.backtest.sweep;

import app.evenkeel.analytics.backtest.Bars;
import app.evenkeel.analytics.backtest.Terms;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.domain.task.WorkCancelledException;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a sweep. Trials are run in rounds on the pool, in whatever order, and counted in the order
 * of their numbers, so that the result does not depend on the number of threads; memory is that of
 * one round, of the map and of the trials that are kept.
 */
public final class Sweep {
    /** Message key of what is going on. */
    public static final String STEP = "backtest.step.sweep";

    private static final int ROUND = 4_096;
    private static final int PIECE = 16;

    private final Bars bars;
    private final Terms terms;
    private final SweepPlan plan;
    private final ExecutorService pool;
    private final int workers;
    private final Progress progress;

    private Sweep(
            Bars bars,
            Terms terms,
            SweepPlan plan,
            ExecutorService pool,
            int workers,
            Progress progress) {
        this.bars = bars;
        this.terms = terms;
        this.plan = plan;
        this.pool = pool;
        this.workers = workers;
        this.progress = progress;
    }

    /**
     * Runs it. Blocks; must not be called on a thread of the pool.
     *
     * @param workers how many threads of the pool are used at most
     * @throws WorkCancelledException soon after the progress says so
     */
    public static SweepResult run(
            Bars bars,
            Terms terms,
            SweepPlan plan,
            ExecutorService pool,
            int workers,
            Progress progress) {
        return new Sweep(bars, terms, plan, pool, workers, progress).run();
    }

    private SweepResult run() {
        List<TrialRunner> runners = new ArrayList<>();
        for (int w = 0; w < workers; w++) {
            runners.add(new TrialRunner(bars, terms, plan));
        }
        TrialRunner first = runners.getFirst();
        Tally tally = new Tally(plan, first.folds());
        Round round = new Round((int) Math.min(ROUND, plan.trials()), first.folds().size());
        long total = plan.trials();
        for (long from = 0; from < total; from += round.capacity()) {
            int count = (int) Math.min(round.capacity(), total - from);
            runRound(runners, round, from, count);
            for (int i = 0; i < count; i++) {
                tally.add(from + i, round, i);
            }
            progress.report(STEP, from + count, total);
        }
        return tally.result(first);
    }

    private void runRound(List<TrialRunner> runners, Round round, long from, int count) {
        AtomicInteger next = new AtomicInteger();
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (TrialRunner runner : runners) {
            tasks.add(() -> {
                int done = 0;
                int at = next.getAndAdd(PIECE);
                while (at < count && !progress.isCancelled()) {
                    int end = Math.min(count, at + PIECE);
                    for (int i = at; i < end; i++) {
                        runner.run(from + i, round, i);
                    }
                    done += end - at;
                    at = next.getAndAdd(PIECE);
                }
                return done;
            });
        }
        try {
            for (Future<Integer> worker : pool.invokeAll(tasks)) {
                worker.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkCancelledException();
        } catch (CancellationException e) {
            throw new WorkCancelledException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
        progress.checkCancelled();
    }
}
