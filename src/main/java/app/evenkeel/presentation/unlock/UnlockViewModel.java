package app.evenkeel.presentation.unlock;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.presentation.fx.FxThread;
import app.evenkeel.presentation.fx.TaskRunner;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Opening the store with a passphrase, or with the recovery key.
 *
 * @param <S> what is open then
 */
public final class UnlockViewModel<S> {
    private final Function<char[], S> opening;
    private final BiFunction<String, char[], S> recovering;
    private final TaskRunner tasks;
    private final Consumer<S> opened;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final BooleanProperty recovery = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    /**
     * @param opening blocks; the passphrase is wiped afterwards
     * @param recovering blocks; recovery key and new passphrase
     */
    public UnlockViewModel(
            Function<char[], S> opening,
            BiFunction<String, char[], S> recovering,
            TaskRunner tasks,
            Consumer<S> opened) {
        this.opening = opening;
        this.recovering = recovering;
        this.tasks = tasks;
        this.opened = opened;
        recovery.subscribe(() -> problem.set(null));
    }

    /**
     * Says beforehand what keeps the store from being opened, so that nobody types a passphrase in
     * vain; trying stays possible, since it may be gone by then.
     *
     * @param obstacle blocks
     */
    public void lookFor(Callable<Optional<Problem>> obstacle) {
        tasks.run(obstacle)
                .onSuccess(found -> {
                    if (!busy.get() && problem.get() == null) {
                        problem.set(found.orElse(null));
                    }
                })
                .start();
    }

    /** Tries a passphrase; the array is wiped when it has been tried. */
    public void unlock(char[] passphrase) {
        attempt(passphrase, () -> opening.apply(passphrase));
    }

    /** Tries the recovery key, and gives the user a new passphrase. */
    public void recover(String recoveryKey, char[] newPassphrase) {
        attempt(newPassphrase, () -> recovering.apply(recoveryKey, newPassphrase));
    }

    /** Whether the recovery key is asked for instead of the passphrase. */
    public BooleanProperty recoveryProperty() {
        return recovery;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether what was typed is wrong, rather than that something is wrong with the store. */
    public static boolean isMistyped(Problem problem) {
        return problem.code() == ProblemCode.WRONG_PASSPHRASE
                || problem.code() == ProblemCode.RECOVERY_KEY_WRONG
                || problem.code() == ProblemCode.PASSPHRASE_TOO_WEAK;
    }

    private void attempt(char[] secret, Callable<S> work) {
        FxThread.require();
        if (busy.get()) {
            return;
        }
        busy.set(true);
        problem.set(null);
        tasks.run(
                        () -> {
                            try {
                                return work.call();
                            } finally {
                                Arrays.fill(secret, '\0');
                            }
                        })
                .onSuccess(store -> {
                    busy.set(false);
                    opened.accept(store);
                })
                .onProblem(refused -> {
                    busy.set(false);
                    problem.set(refused);
                })
                .start();
    }
}
