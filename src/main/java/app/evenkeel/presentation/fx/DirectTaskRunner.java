package app.evenkeel.presentation.fx;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.task.Progress;
import app.evenkeel.domain.task.WorkCancelledException;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs everything at once on the calling thread: for tests, and for pictures that are drawn without
 * a window. What was put off waits for {@link #runDelayed()}.
 */
public final class DirectTaskRunner implements TaskRunner {
    private final ObservableList<Job> jobs = FXCollections.observableArrayList();
    private final List<Runnable> delayed = new ArrayList<>();

    public DirectTaskRunner() {
        FxThread.adopt();
    }

    @Override
    public <T> Task<T> runWithProgress(Work<T> work) {
        return new Task<>(work, DirectTaskRunner::begin);
    }

    @Override
    public Handle later(Duration delay, Runnable action) {
        delayed.add(action);
        return () -> delayed.remove(action);
    }

    @Override
    public Handle inTurn(List<Runnable> steps) {
        steps.forEach(Runnable::run);
        return Handle.NONE;
    }

    @Override
    public void post(Runnable action) {
        action.run();
    }

    @Override
    public ObservableList<Job> jobs() {
        return jobs;
    }

    /** Runs what was put off until later, as if the time had come. */
    public void runDelayed() {
        List<Runnable> due = List.copyOf(delayed);
        delayed.clear();
        due.forEach(Runnable::run);
    }

    private static <T> Handle begin(Task<T> task) {
        T result;
        try {
            result = task.work().call(Progress.NONE);
        } catch (WorkCancelledException stopped) {
            task.stopped();
            return Handle.NONE;
        } catch (Exception thrown) {
            Problem problem = Problems.from(thrown);
            task.fail(problem);
            return Handle.NONE;
        }
        task.succeed(result);
        return Handle.NONE;
    }
}
