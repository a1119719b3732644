package app.evenkeel.presentation.fx;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.domain.task.WorkCancelledException;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs work on an executor, a virtual thread per task in the program, and brings the outcome back
 * to the JavaFX thread. Never interrupts: H2 would have to open its file again.
 */
public final class FxTaskRunner implements TaskRunner {
    /** A little more than a pulse, so that one step is drawn before the next is laid out. */
    private static final javafx.util.Duration BETWEEN_STEPS = javafx.util.Duration.millis(24);

    /** How often progress is shown; more could not be read, and each is laid out and drawn. */
    private static final Duration BETWEEN_REPORTS = Duration.ofMillis(100);

    private final Executor executor;
    private final ObservableList<Job> jobs = FXCollections.observableArrayList();
    private final Set<Running<?>> running = ConcurrentHashMap.newKeySet();

    public FxTaskRunner(Executor executor) {
        this.executor = executor;
    }

    @Override
    public <T> Task<T> runWithProgress(Work<T> work) {
        return new Task<>(work, this::begin);
    }

    @Override
    public Handle later(Duration delay, Runnable action) {
        FxThread.require();
        PauseTransition pause =
                new PauseTransition(javafx.util.Duration.millis((double) delay.toMillis()));
        pause.setOnFinished(event -> action.run());
        pause.play();
        return pause::stop;
    }

    @Override
    public Handle inTurn(List<Runnable> steps) {
        FxThread.require();
        InTurn turn = new InTurn(steps.iterator());
        turn.next();
        return turn;
    }

    @Override
    public void post(Runnable action) {
        Platform.runLater(action);
    }

    @Override
    public ObservableList<Job> jobs() {
        return jobs;
    }

    /**
     * Asks all work to stop and drops its results; before the session that it works on is closed.
     */
    public void cancelAll() {
        running.forEach(Running::drop);
    }

    /** Whether nothing is under way any more. */
    public boolean isIdle() {
        return running.isEmpty();
    }

    private <T> Handle begin(Task<T> task) {
        Running<T> run = new Running<>(task);
        running.add(run);
        if (!task.name().isEmpty()) {
            Job job = new Job(task.name(), run);
            run.job = job;
            jobs.add(job);
        }
        executor.execute(run);
        return run;
    }

    /** Steps that are left; each waits for the pulse after the one before it. */
    private static final class InTurn implements Handle {
        private final Iterator<Runnable> steps;
        private final PauseTransition pulse = new PauseTransition(BETWEEN_STEPS);

        InTurn(Iterator<Runnable> steps) {
            this.steps = steps;
            pulse.setOnFinished(event -> next());
        }

        void next() {
            if (steps.hasNext()) {
                Runnable step = steps.next();
                // Before the step, so that a step that fails does not keep the others away.
                if (steps.hasNext()) {
                    pulse.playFromStart();
                }
                step.run();
            }
        }

        @Override
        public void cancel() {
            pulse.stop();
        }
    }

    private final class Running<T> implements Runnable, Handle, Progress {
        private final Task<T> task;
        private final AtomicBoolean updatePosted = new AtomicBoolean();
        private volatile boolean cancelled;
        private volatile boolean dropped;
        private volatile Report last = new Report(0, -1);
        private @Nullable Job job;

        Running(Task<T> task) {
            this.task = task;
        }

        @Override
        public void run() {
            try {
                T result = task.work().call(this);
                // What the user started by name is done, even if Cancel came too late to stop it;
                // to say that it was stopped would be wrong. Another load's result is stale.
                end(!task.name().isEmpty(), () -> task.succeed(result));
            } catch (WorkCancelledException stopped) {
                cancelled = true;
                end(false, () -> {});
            } catch (Throwable thrown) {
                Problem problem = Problems.from(thrown);
                end(false, () -> task.fail(problem));
            } finally {
                running.remove(this);
            }
        }

        private void end(boolean isDone, Runnable outcome) {
            Platform.runLater(() -> {
                if (job != null) {
                    jobs.remove(job);
                }
                if (dropped || (cancelled && !isDone)) {
                    task.stopped();
                } else {
                    outcome.run();
                }
            });
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        void drop() {
            dropped = true;
            cancel();
        }

        @Override
        public boolean isCancelled() {
            return cancelled;
        }

        @Override
        public void report(String step, long done, long total) {
            last = new Report(done, total);
            Job shown = job;
            // A million rows report a million times; the window needs the last of them.
            if (shown != null && updatePosted.compareAndSet(false, true)) {
                Platform.runLater(() -> show(shown));
            }
        }

        private void show(Job shown) {
            Report now = last;
            shown.update(now.done, now.total);
            later(
                    BETWEEN_REPORTS,
                    () -> {
                        updatePosted.set(false);
                        // Open again before looking, so that no report falls in between.
                        if (!last.equals(now) && updatePosted.compareAndSet(false, true)) {
                            show(shown);
                        }
                    });
        }
    }

    private record Report(long done, long total) {}
}
