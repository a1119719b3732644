package app.evenkeel.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** Published test vectors, so that a store can be opened by any other implementation. */
class KeyDerivationTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void derivesTheArgon2idVectorOfRfc9106() {
        Argon2Parameters parameters =
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(32)
                        .withIterations(3)
                        .withParallelism(4)
                        .withSalt(filled(2, 16))
                        .withSecret(filled(3, 8))
                        .withAdditional(filled(4, 12))
                        .build();

        byte[] tag = PassphraseKdf.argon2id(filled(1, 32), parameters);

        assertThat(HEX.formatHex(tag))
                .isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    @Test
    void derivesTheFirstHkdfVectorOfRfc5869() {
        byte[] key =
                Hkdf.derive(
                        filled(0x0b, 22),
                        HEX.parseHex("000102030405060708090a0b0c"),
                        HEX.parseHex("f0f1f2f3f4f5f6f7f8f9"),
                        42);

        assertThat(HEX.formatHex(key))
                .isEqualTo(
                        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
                                + "34007208d5b887185865");
    }

    @Test
    void derivesTheHkdfVectorWithoutSaltOfRfc5869() {
        byte[] key = Hkdf.derive(filled(0x0b, 22), null, new byte[0], 42);

        assertThat(HEX.formatHex(key))
                .isEqualTo(
                        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
                                + "9d201395faa4b61a96c8");
    }

    @Test
    void givesEachPurposeAKeyOfItsOwn() {
        byte[] dataKey = filled(9, 32);

        assertThat(Hkdf.subkey(dataKey, "h2-file"))
                .hasSize(32)
                .isNotEqualTo(Hkdf.subkey(dataKey, "vault-header"));
    }

    @Test
    void takesComposedAndDecomposedSpellingsOfAPassphraseAsTheSame() {
        KdfParameters parameters =
                new KdfParameters("argon2id", 65_536, 3, 4, HEX.formatHex(filled(5, 16)));

        assertThat(new PassphraseKdf().derive("がく".toCharArray(), parameters))
                .isEqualTo(new PassphraseKdf().derive("か\u3099く".toCharArray(), parameters));
    }

    @Test
    void recoveryKeysAreReadableAndATypoIsNoticed() {
        String key = RecoveryKey.create(new SecureRandom());

        assertThat(key).matches("([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(RecoveryKey.parse(key)).isEqualTo(key);
        int missed = 0;
        for (int at = 0; at < key.length(); at++) {
            if (key.charAt(at) == '-') {
                continue;
            }
            char other = key.charAt(at) == '7' ? '8' : '7';
            try {
                RecoveryKey.parse(key.substring(0, at) + other + key.substring(at + 1));
                missed++;
            } catch (VaultException e) {
                assertThat(e.problem()).isEqualTo(RecoveryKey.wrong().problem());
            }
        }
        assertThat(missed).isZero();
    }

    @Test
    void metersPassphrasesFromCommonToLong() {
        assertThat(Passphrases.strength("".toCharArray())).isZero();
        assertThat(Passphrases.strength("password1".toCharArray())).isLessThan(2);
        assertThat(Passphrases.strength("walnut harbour nine kettles".toCharArray())).isEqualTo(4);
        assertThat(Passphrases.strength("x".repeat(100_000).toCharArray())).isLessThan(4);
    }

    private static byte[] filled(int value, int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
