package app.evenkeel.presentation.unlock;

import static org.assertj.core.api.Assertions.assertThat;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.presentation.fx.DirectTaskRunner;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

class UnlockViewModelTest {
    private final List<String> opened = new ArrayList<>();

    private UnlockViewModel<String> failing(ProblemCode code) {
        return new UnlockViewModel<>(
                secret -> {
                    throw new EvenkeelException(Problem.of(code, "vault.json"));
                },
                (key, secret) -> "recovered with " + key,
                new DirectTaskRunner(),
                opened::add);
    }

    @Test
    void wipesThePassphraseOnceItHasBeenTried() {
        char[] secret = "secret".toCharArray();
        new UnlockViewModel<>(
                        tried -> new String(tried),
                        (k, s) -> "",
                        new DirectTaskRunner(),
                        opened::add)
                .unlock(secret);
        assertThat(opened).containsExactly("secret");
        assertThat(secret).containsOnly('\0');
    }

    @Test
    void tellsAWrongPassphraseFromADamagedStore() {
        UnlockViewModel<String> wrong = failing(ProblemCode.WRONG_PASSPHRASE);
        wrong.unlock(new char[] {'a'});
        UnlockViewModel<String> damaged = failing(ProblemCode.STORE_DAMAGED);
        damaged.unlock(new char[] {'a'});
        assertThat(
                        UnlockViewModel.isMistyped(
                                Objects.requireNonNull(wrong.problemProperty().get())))
                .isTrue();
        assertThat(
                        UnlockViewModel.isMistyped(
                                Objects.requireNonNull(damaged.problemProperty().get())))
                .isFalse();
        assertThat(wrong.busyProperty().get()).isFalse();
    }

    @Test
    void saysThatTheStoreIsInUseBeforeAPassphraseIsTyped() {
        UnlockViewModel<String> model = failing(ProblemCode.WRONG_PASSPHRASE);
        model.lookFor(() -> Optional.of(Problem.of(ProblemCode.STORE_IN_USE, "folder")));
        assertThat(model.problemProperty().get())
                .isEqualTo(Problem.of(ProblemCode.STORE_IN_USE, "folder"));
        model.unlock(new char[] {'a'});
        assertThat(Objects.requireNonNull(model.problemProperty().get()).code())
                .isEqualTo(ProblemCode.WRONG_PASSPHRASE);
    }

    @Test
    void opensWithTheRecoveryKey() {
        UnlockViewModel<String> model = failing(ProblemCode.WRONG_PASSPHRASE);
        model.recover("KEY", new char[] {'b'});
        assertThat(opened).containsExactly("recovered with KEY");
    }

    private FirstRunViewModel<String> firstRun() {
        return new FirstRunViewModel<>(
                (wanted, secret) ->
                        new FirstRunViewModel.Made<>(
                                wanted.userName()
                                        + wanted.baseCurrency()
                                        + (wanted.online() ? " online" : ""),
                                "KEY-1"),
                secret -> Math.min(4, secret.length / 3),
                Locale.JAPANESE,
                new DirectTaskRunner(),
                opened::add);
    }

    @Test
    void asksForANameAndAStrongPassphraseTwice() {
        FirstRunViewModel<String> model = firstRun();
        model.userNameProperty().set("Mika");
        model.passphraseProperty().set("abc");
        model.repeatedProperty().set("abc");
        assertThat(model.completeProperty().get()).isFalse();
        model.passphraseProperty().set("abcdefghi");
        assertThat(model.completeProperty().get()).isFalse();
        model.repeatedProperty().set("abcdefghi");
        assertThat(model.completeProperty().get()).isTrue();
    }

    @Test
    void goesOnOnlyWhenTheRecoveryKeyIsKeptAndShowsItOnce() {
        FirstRunViewModel<String> model = firstRun();
        model.userNameProperty().set("Mika");
        model.passphraseProperty().set("abcdefghi");
        model.repeatedProperty().set("abcdefghi");
        model.create(Locale.JAPANESE);
        assertThat(model.recoveryKeyProperty().get()).isEqualTo("KEY-1");
        assertThat(model.passphraseProperty().get()).isEmpty();
        model.finish();
        assertThat(opened).isEmpty();
        model.keyKeptProperty().set(true);
        model.finish();
        assertThat(opened).containsExactly("MikaJPY");
        assertThat(model.recoveryKeyProperty().get()).isEmpty();
    }
}
