package app.evenkeel.presentation.fx;

import app.evenkeel.domain.problem.Problem;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Work that has not begun: say what to do with its outcome, then {@link #start()} it. Exactly one
 * of the callbacks is called, on the JavaFX thread, and none after {@link Handle#cancel()} except
 * the one for cancellation, or for success where named work was done before it could stop.
 */
public final class Task<T> {
    private final TaskRunner.Work<T> work;
    private final Function<Task<T>, Handle> starter;
    private Consumer<T> success = result -> {};
    private Consumer<Problem> failure = problem -> {};
    private Runnable cancelled = () -> {};
    private String name = "";

    Task(TaskRunner.Work<T> work, Function<Task<T>, Handle> starter) {
        this.work = work;
        this.starter = starter;
    }

    public Task<T> onSuccess(Consumer<T> action) {
        success = action;
        return this;
    }

    public Task<T> onProblem(Consumer<Problem> action) {
        failure = action;
        return this;
    }

    /** What to do once cancelled work has really stopped. */
    public Task<T> onCancelled(Runnable action) {
        cancelled = action;
        return this;
    }

    /** Shows the work in the status bar, under a message key. */
    public Task<T> named(String messageKey) {
        name = messageKey;
        return this;
    }

    public Handle start() {
        return starter.apply(this);
    }

    TaskRunner.Work<T> work() {
        return work;
    }

    String name() {
        return name;
    }

    void succeed(T result) {
        success.accept(result);
    }

    void fail(Problem problem) {
        failure.accept(problem);
    }

    void stopped() {
        cancelled.run();
    }
}
