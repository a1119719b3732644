package app.evenkeel.security;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Turns a passphrase into a key, at a cost that makes guessing expensive. Stateless; tests that are
 * about something else remember what was derived, since every try is meant to be slow.
 */
class PassphraseKdf {
    /** What one try should cost on the machine that the slot is made on. */
    private static final long AIM_NANOS = 400_000_000L;

    /** Argon2id over the passphrase's UTF-8 bytes: 32 bytes, which the caller clears. */
    byte[] derive(char[] passphrase, KdfParameters parameters) {
        byte[] bytes = utf8(passphrase);
        try {
            return argon2id(
                    bytes,
                    new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                            .withMemoryAsKB(parameters.memoryKib())
                            .withIterations(parameters.passes())
                            .withParallelism(parameters.lanes())
                            .withSalt(parameters.saltBytes())
                            .build());
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    static byte[] argon2id(byte[] passphrase, Argon2Parameters parameters) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(parameters);
        byte[] key = new byte[32];
        generator.generateBytes(passphrase, key);
        return key;
    }

    /**
     * Parameters with a new salt and so many passes that one try costs about 0.4 seconds of this
     * machine's time, and never less than the default.
     */
    KdfParameters calibrated(SecureRandom random) {
        KdfParameters least = withPasses(KdfParameters.DEFAULT_PASSES, random);
        // The first run also compiles the code; only the second tells what a try costs.
        measure(least);
        long nanos = Math.max(1, measure(least));
        long passes = Math.ceilDiv(AIM_NANOS * KdfParameters.DEFAULT_PASSES, nanos);
        return withPasses(Math.clamp(passes, KdfParameters.DEFAULT_PASSES, 32), random);
    }

    /** The same cost with a new salt. */
    static KdfParameters renewed(KdfParameters parameters, SecureRandom random) {
        return new KdfParameters(
                parameters.name(),
                parameters.memoryKib(),
                parameters.passes(),
                parameters.lanes(),
                HexFormat.of().formatHex(randomBytes(random, 16)));
    }

    static byte[] randomBytes(SecureRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** The default cost but for its passes, with a new salt. */
    static KdfParameters withPasses(int passes, SecureRandom random) {
        return new KdfParameters(
                KdfParameters.ARGON2ID,
                KdfParameters.DEFAULT_MEMORY_KIB,
                passes,
                KdfParameters.DEFAULT_LANES,
                HexFormat.of().formatHex(randomBytes(random, 16)));
    }

    /** Time of the processor, not of the clock: a busy machine must not lower the cost. */
    private long measure(KdfParameters parameters) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        byte[] key = derive(new char[] {'c', 'a', 'l', 'i', 'b', 'r', 'a', 't', 'e'}, parameters);
        long after = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Arrays.fill(key, (byte) 0);
        return after - before;
    }

    /**
     * UTF-8 in Unicode's composed form, so that a passphrase typed on another system is the same.
     */
    private static byte[] utf8(char[] passphrase) {
        CharBuffer chars = CharBuffer.wrap(passphrase);
        if (!Normalizer.isNormalized(chars, Normalizer.Form.NFC)) {
            // Only here does a String hold the passphrase; most input methods compose already.
            chars = CharBuffer.wrap(Normalizer.normalize(chars, Normalizer.Form.NFC));
        }
        byte[] buffer = new byte[3 * chars.remaining()];
        ByteBuffer encoded = ByteBuffer.wrap(buffer);
        CoderResult _ =
                StandardCharsets.UTF_8
                        .newEncoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .encode(chars, encoded, true);
        byte[] bytes = Arrays.copyOf(buffer, encoded.position());
        Arrays.fill(buffer, (byte) 0);
        return bytes;
    }
}
