package app.evenkeel.security;

import java.nio.file.Path;
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
