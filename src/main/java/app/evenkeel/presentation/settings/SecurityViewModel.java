package app.evenkeel.presentation.settings;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.presentation.fx.FxThread;
import app.evenkeel.presentation.fx.Workspace;
import app.evenkeel.security.AccessService;
import app.evenkeel.security.Passphrases;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Changes the passphrase and the recovery key. JavaFX thread only; the work is done elsewhere. */
public final class SecurityViewModel {
    private final AccessService access;
    private final Workspace workspace;
    private final StringProperty current = new SimpleStringProperty("");
    private final StringProperty next = new SimpleStringProperty("");
    private final StringProperty repeated = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper complete = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper recoveryKey = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    public SecurityViewModel(AccessService access, Workspace workspace) {
        this.access = access;
        this.workspace = workspace;
        current.subscribe(this::judge);
        next.subscribe(this::judge);
        repeated.subscribe(this::judge);
    }

    /** The present passphrase; both changes need it. */
    StringProperty currentProperty() {
        return current;
    }

    StringProperty nextProperty() {
        return next;
    }

    StringProperty repeatedProperty() {
        return repeated;
    }

    /** Whether a new passphrase is typed that could be accepted. */
    ReadOnlyBooleanProperty completeProperty() {
        return complete.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** The new recovery key, shown until the screen is left; empty before. */
    ReadOnlyStringProperty recoveryKeyProperty() {
        return recoveryKey.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    void changePassphrase() {
        char[] old = current.get().toCharArray();
        char[] wanted = next.get().toCharArray();
        begin(
                () -> {
                    try {
                        access.changePassphrase(old, wanted);
                        return "";
                    } finally {
                        Arrays.fill(old, '\0');
                        Arrays.fill(wanted, '\0');
                    }
                },
                done ->
                        workspace
                                .notices()
                                .done(workspace.messages().text("settings.passphrase.changed")));
    }

    void renewRecoveryKey() {
        char[] passphrase = current.get().toCharArray();
        begin(
                () -> {
                    try {
                        return access.renewRecoveryKey(passphrase);
                    } finally {
                        Arrays.fill(passphrase, '\0');
                    }
                },
                recoveryKey::set);
    }

    /** Forgets what was typed and shown, when the screen is left. */
    public void forget() {
        current.set("");
        next.set("");
        repeated.set("");
        recoveryKey.set("");
        problem.set(null);
    }

    private void begin(Callable<String> work, Consumer<String> done) {
        FxThread.require();
        busy.set(true);
        problem.set(null);
        workspace
                .tasks()
                .run(work)
                .onSuccess(result -> {
                    busy.set(false);
                    forget();
                    done.accept(result);
                })
                .onProblem(found -> {
                    busy.set(false);
                    problem.set(found);
                })
                .start();
    }

    private void judge() {
        char[] typed = next.get().toCharArray();
        complete.set(
                !current.get().isEmpty()
                        && typed.length > 0
                        && next.get().equals(repeated.get())
                        && Passphrases.strength(typed) >= Passphrases.LEAST_STRENGTH);
        Arrays.fill(typed, '\0');
    }
}
