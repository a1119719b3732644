package app.evenkeel.security;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Vaults for tests that are about something else: as costly to open as the program accepts at the
 * least, and only once for each passphrase and salt in this process. Their files are like any
 * other's.
 */
public final class RememberingVaults {
    private static final PassphraseKdf KDF = new Remembering();

    private RememberingVaults() {}

    public static Vault at(Path directory) {
        return new Vault(directory, KDF);
    }

    /**
     * Vaults whose passphrase is hashed and no more, for stores that are opened by many processes,
     * none of which could remember.
     */
    public static Vault hashed(Path directory) {
        return new Vault(directory, new Hashed());
    }

    private static final class Hashed extends PassphraseKdf {
        @Override
        byte[] derive(char[] passphrase, KdfParameters parameters) {
            try {
                return MessageDigest.getInstance("SHA-256")
                        .digest(
                                (parameters.salt() + String.valueOf(passphrase))
                                        .getBytes(StandardCharsets.UTF_8));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        KdfParameters calibrated(SecureRandom random) {
            return withPasses(KdfParameters.DEFAULT_PASSES, random);
        }
    }

    private static final class Remembering extends PassphraseKdf {
        private final Map<Try, byte[]> known = new ConcurrentHashMap<>();

        @Override
        byte[] derive(char[] passphrase, KdfParameters parameters) {
            return known.computeIfAbsent(
                            new Try(String.valueOf(passphrase), parameters),
                            _ -> super.derive(passphrase, parameters))
                    .clone();
        }

        @Override
        KdfParameters calibrated(SecureRandom random) {
            return withPasses(KdfParameters.DEFAULT_PASSES, random);
        }

        private record Try(String passphrase, KdfParameters parameters) {}
    }
}
