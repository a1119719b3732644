package app.evenkeel.presentation.allocation;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.presentation.fx.TaskRunner;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** What the next press has to wait for. JavaFX thread only; it works on another. */
final class WorkUnderWay {
    private final TaskRunner tasks;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private int count;
    private @Nullable Runnable next;

    WorkUnderWay(TaskRunner tasks) {
        this.tasks = tasks;
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    <T> void start(Callable<T> what, Consumer<T> then, Consumer<Problem> failed) {
        count++;
        busy.set(true);
        tasks.run(what)
                .onSuccess(result -> {
                    over();
                    then.accept(result);
                    goOn();
                })
                .onProblem(problem -> {
                    over();
                    failed.accept(problem);
                    goOn();
                })
                .start();
    }

    /** Does something as soon as nothing is under way; what waited for that before is dropped. */
    void whenFree(Runnable what) {
        next = what;
        goOn();
    }

    private void over() {
        count--;
        busy.set(count > 0);
    }

    private void goOn() {
        Runnable waiting = next;
        if (count == 0 && waiting != null) {
            next = null;
            waiting.run();
        }
    }

    /** Work that needs a passphrase, which is gone after it. */
    static Callable<Boolean> clearing(char[] passphrase, Runnable work) {
        return () -> {
            try {
                work.run();
            } finally {
                Arrays.fill(passphrase, '\0');
            }
            return true;
        };
    }
}
