package app.evenkeel.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.problem.ProblemCode;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Secrets come back only unchanged, in their own place, and under their own vault's key. */
class CredentialSealTest {
    private static final String CANARY = "canary-7Qd2-ひみつ";
    private static final String[] PLACE = {"kraken", "main", "7", "secret"};

    private final CredentialSeal seal = sealOf(1);

    @Test
    void opensWhatItSealed() {
        byte[] sealed = seal.seal(CANARY.toCharArray(), PLACE);

        assertThat(seal.open(sealed, PLACE)).isEqualTo(CANARY.toCharArray());
    }

    @Test
    void sealsTheSameSecretDifferentlyEachTime() {
        assertThat(seal.seal(CANARY.toCharArray(), PLACE))
                .isNotEqualTo(seal.seal(CANARY.toCharArray(), PLACE));
    }

    @Test
    void showsNothingOfTheSecret() {
        byte[] sealed = seal.seal(CANARY.toCharArray(), PLACE);

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("canary");
        assertThat(seal.toString()).doesNotContain("canary");
    }

    @Test
    void refusesAValueOfWhichAnyBitWasChanged() {
        byte[] sealed = seal.seal(CANARY.toCharArray(), PLACE);

        for (int at = 0; at < sealed.length; at++) {
            byte[] changed = sealed.clone();
            changed[at] ^= (byte) (1 << (at % 8));
            assertRefused(changed, PLACE);
        }
    }

    @Test
    void refusesAValueThatWasCutOff() {
        byte[] sealed = seal.seal(CANARY.toCharArray(), PLACE);

        for (int length : new int[] {0, 1, 32, 33, 40, sealed.length - 1}) {
            assertRefused(Arrays.copyOf(sealed, length), PLACE);
        }
    }

    @Test
    void refusesAValueThatWasMovedToAnotherRowOrColumn() {
        byte[] sealed = seal.seal(CANARY.toCharArray(), PLACE);

        assertRefused(sealed, "kraken", "main", "8", "secret");
        assertRefused(sealed, "kraken", "main", "7", "key");
        assertRefused(sealed, "binance", "main", "7", "secret");
        assertRefused(sealed, "krakenmain", "", "7", "secret");
        assertRefused(sealed, "kraken", "main", "7");
    }

    @Test
    void refusesAValueOfAnotherVault() {
        byte[] sealed = sealOf(2).seal(CANARY.toCharArray(), PLACE);

        assertRefused(sealed, PLACE);
    }

    @Test
    void doesNothingOnceItIsClosed() {
        seal.close();

        assertThatThrownBy(() -> seal.seal(CANARY.toCharArray(), PLACE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void outlivesTheKeysItCameFrom() {
        Keys keys = new Keys(new byte[32], "ann", Role.ADMIN);
        CredentialSeal own = keys.seal();
        keys.close();

        assertThat(own.open(own.seal(CANARY.toCharArray(), PLACE), PLACE))
                .isEqualTo(CANARY.toCharArray());
    }

    @Test
    void clearsCredentialsOnClose() {
        char[] key = "key".toCharArray();
        char[] secret = "secret".toCharArray();
        char[] passphrase = "words".toCharArray();

        new Credentials(key, secret, passphrase).close();

        assertThat(key).containsOnly('\0');
        assertThat(secret).containsOnly('\0');
        assertThat(passphrase).containsOnly('\0');
    }

    private void assertRefused(byte[] sealed, String... place) {
        assertThatThrownBy(() -> seal.open(sealed, place))
                .isInstanceOfSatisfying(
                        VaultException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.SECRET_REFUSED));
    }

    private static CredentialSeal sealOf(int fill) {
        byte[] secrets = new byte[32];
        Arrays.fill(secrets, (byte) fill);
        return new CredentialSeal(secrets);
    }
}
