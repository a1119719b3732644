package app.evenkeel.presentation.fx;

import app.evenkeel.domain.task.Progress;

import javafx.collections.ObservableList;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * The only way off the JavaFX thread and back.
 *
 * <pre>{@code
 * loading.cancel();
 * loading = tasks.run(() -> service.load())
 *     .onSuccess(this::show)
 *     .onProblem(problem::set)
 *     .start();
 * }</pre>
 */
public interface TaskRunner {
    /** Work that blocks; its callbacks come back on the JavaFX thread. */
    default <T> Task<T> run(Callable<T> work) {
        return runWithProgress(progress -> work.call());
    }

    /** Work that says how far it is and stops when asked to. */
    <T> Task<T> runWithProgress(Work<T> work);

    /** Runs an action on the JavaFX thread after a while, unless it is cancelled before. */
    Handle later(Duration delay, Runnable action);

    /**
     * Runs the steps on the JavaFX thread one after the other, the first at once and each of the
     * others in a pulse of its own, so that a large screen is laid out in small pieces and never
     * holds up the thread for long.
     */
    Handle inTurn(List<Runnable> steps);

    /** Runs an action on the JavaFX thread; for notices that arrive on other threads. */
    void post(Runnable action);

    /** Named work under way, for the status bar. JavaFX thread only. */
    ObservableList<Job> jobs();

    /** Work that reports its progress. */
    @FunctionalInterface
    interface Work<T> {
        T call(Progress progress) throws Exception;
    }
}
