package app.evenkeel.presentation.unlock;

import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.presentation.fx.FxThread;
import app.evenkeel.presentation.fx.TaskRunner;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Making a store: who, which passphrase, which currency and language; then the recovery key, once.
 *
 * @param <S> the open store
 */
public final class FirstRunViewModel<S> {
    /** Below this a passphrase is refused. */
    public static final int ENOUGH = 2;

    /** Currencies offered for totals. */
    public static final List<CurrencyCode> CURRENCIES =
            List.of(
                    CurrencyCode.JPY,
                    CurrencyCode.USD,
                    CurrencyCode.EUR,
                    CurrencyCode.GBP,
                    CurrencyCode.of("CHF"),
                    CurrencyCode.of("AUD"),
                    CurrencyCode.of("CAD"));

    private final BiFunction<NewStore, char[], Made<S>> making;
    private final ToIntFunction<char[]> judging;
    private final TaskRunner tasks;
    private final Consumer<S> opened;
    private final StringProperty userName = new SimpleStringProperty("");
    private final StringProperty passphrase = new SimpleStringProperty("");
    private final StringProperty repeated = new SimpleStringProperty("");
    private final ObjectProperty<CurrencyCode> currency;
    private final BooleanProperty online = new SimpleBooleanProperty();
    private final BooleanProperty keyKept = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper strength = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper complete = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper recoveryKey = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable S store;

    /** An open new store, and its recovery key. */
    public record Made<S>(S store, String recoveryKey) {}

    /**
     * @param making blocks
     * @param judging a passphrase's strength from 0 to 4
     */
    public FirstRunViewModel(
            BiFunction<NewStore, char[], Made<S>> making,
            ToIntFunction<char[]> judging,
            Locale language,
            TaskRunner tasks,
            Consumer<S> opened) {
        this.making = making;
        this.judging = judging;
        this.tasks = tasks;
        this.opened = opened;
        this.currency =
                new SimpleObjectProperty<>(
                        "ja".equals(language.getLanguage()) ? CurrencyCode.JPY : CurrencyCode.USD);
        passphrase.subscribe(this::judge);
        userName.subscribe(this::update);
        repeated.subscribe(this::update);
    }

    /** Makes the store and shows its recovery key. */
    public void create(Locale language) {
        FxThread.require();
        if (!complete.get() || busy.get()) {
            return;
        }
        busy.set(true);
        problem.set(null);
        char[] secret = passphrase.get().toCharArray();
        NewStore wanted =
                new NewStore(userName.get().strip(), currency.get(), language, online.get());
        tasks.run(
                        () -> {
                            try {
                                return making.apply(wanted, secret);
                            } finally {
                                Arrays.fill(secret, '\0');
                            }
                        })
                .onSuccess(this::made)
                .onProblem(refused -> {
                    busy.set(false);
                    problem.set(refused);
                })
                .start();
    }

    /** Goes on once the user has said that the recovery key is kept. */
    public void finish() {
        FxThread.require();
        S open = store;
        if (open != null && keyKept.get()) {
            store = null;
            recoveryKey.set("");
            opened.accept(open);
        }
    }

    public StringProperty userNameProperty() {
        return userName;
    }

    public StringProperty passphraseProperty() {
        return passphrase;
    }

    public StringProperty repeatedProperty() {
        return repeated;
    }

    public ObjectProperty<CurrencyCode> currencyProperty() {
        return currency;
    }

    /** Whether the program may use the network; not unless the user says so. */
    public BooleanProperty onlineProperty() {
        return online;
    }

    /** Whether the user says that the recovery key is written down. */
    public BooleanProperty keyKeptProperty() {
        return keyKept;
    }

    /** From 0 to 4. */
    public ReadOnlyIntegerProperty strengthProperty() {
        return strength.getReadOnlyProperty();
    }

    /** Whether the store can be made with what was entered. */
    public ReadOnlyBooleanProperty completeProperty() {
        return complete.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** The recovery key after the store was made; empty before, and again when it is left. */
    public ReadOnlyStringProperty recoveryKeyProperty() {
        return recoveryKey.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private void made(Made<S> result) {
        store = result.store();
        busy.set(false);
        passphrase.set("");
        repeated.set("");
        recoveryKey.set(result.recoveryKey());
    }

    private void judge(String typed) {
        char[] secret = typed.toCharArray();
        strength.set(secret.length == 0 ? 0 : judging.applyAsInt(secret));
        Arrays.fill(secret, '\0');
        update();
    }

    private void update() {
        complete.set(
                !userName.get().isBlank()
                        && strength.get() >= ENOUGH
                        && passphrase.get().equals(repeated.get()));
    }
}
