package app.evenkeel.presentation.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.presentation.fx.FakeWorkspace;
import app.evenkeel.security.AccessService;
import app.evenkeel.security.RememberingVaults;
import app.evenkeel.security.Vault;
import app.evenkeel.security.VaultException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Objects;

class SecurityViewModelTest {
    private static final String OLD = "four unrelated words here";
    private static final String NEW = "quite another set of words";

    @TempDir Path folder;

    private Vault vault;
    private String firstKey;
    private SecurityViewModel model;

    @BeforeEach
    void makeVault() {
        vault = RememberingVaults.at(folder);
        firstKey = vault.create("owner", OLD.toCharArray()).recoveryKey();
        model =
                new SecurityViewModel(
                        new AccessService(vault, "owner"), new FakeWorkspace().workspace());
    }

    @Test
    void opensWithTheNewPassphraseOnlyAfterAChange() {
        model.currentProperty().set(OLD);
        model.nextProperty().set(NEW);
        model.repeatedProperty().set(NEW);
        assertThat(model.completeProperty().get()).isTrue();
        model.changePassphrase();
        assertThat(model.problemProperty().get()).isNull();
        assertThat(model.currentProperty().get()).isEmpty();
        vault.unlock("owner", NEW.toCharArray()).close();
        assertThatThrownBy(() -> vault.unlock("owner", OLD.toCharArray()))
                .isInstanceOf(VaultException.class);
    }

    @Test
    void keepsWhatWasTypedIfThePresentPassphraseIsWrong() {
        model.currentProperty().set("not the one");
        model.nextProperty().set(NEW);
        model.repeatedProperty().set(NEW);
        model.changePassphrase();
        assertThat(Objects.requireNonNull(model.problemProperty().get()).code())
                .isEqualTo(ProblemCode.WRONG_PASSPHRASE);
        assertThat(model.nextProperty().get()).isEqualTo(NEW);
    }

    @Test
    void acceptsNoWeakOrMistypedPassphrase() {
        model.currentProperty().set(OLD);
        model.nextProperty().set("abc");
        model.repeatedProperty().set("abc");
        assertThat(model.completeProperty().get()).isFalse();
        model.nextProperty().set(NEW);
        assertThat(model.completeProperty().get()).isFalse();
    }

    @Test
    void makesARecoveryKeyThatReplacesTheOldOne() {
        model.currentProperty().set(OLD);
        model.renewRecoveryKey();
        String key = model.recoveryKeyProperty().get();
        assertThat(key).isNotEmpty().isNotEqualTo(firstKey);
        assertThatThrownBy(() -> vault.recover(firstKey, NEW.toCharArray()))
                .isInstanceOf(VaultException.class);
        vault.recover(key, NEW.toCharArray()).close();
        model.forget();
        assertThat(model.recoveryKeyProperty().get()).isEmpty();
    }
}
