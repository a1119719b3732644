package app.evenkeel.security;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import java.util.HexFormat;

/**
 * What Argon2id (RFC 9106, version 0x13) is told: how much memory, how many passes, how many lanes.
 *
 * <p>Both ends are bounded when a vault is read: a lowered cost would make guessing cheap, a raised
 * one would use up the machine before the passphrase is even looked at.
 *
 * @param salt 16 bytes in hex
 */
@JsonPropertyOrder({"name", "memoryKib", "passes", "lanes", "salt"})
record KdfParameters(String name, int memoryKib, int passes, int lanes, String salt) {
    static final String ARGON2ID = "argon2id";

    /** The second recommended choice of RFC 9106, section 4; also the least that is accepted. */
    static final int DEFAULT_MEMORY_KIB = 64 * 1024;

    static final int DEFAULT_PASSES = 3;
    static final int DEFAULT_LANES = 4;

    private static final int MOST_MEMORY_KIB = 1024 * 1024;
    private static final int MOST_PASSES = 64;
    private static final int MOST_LANES = 16;

    /** Memory times passes: about half a minute on a slow machine. */
    private static final long MOST_WORK_KIB = 8L * 1024 * 1024;

    /** Throws unless everything is within bounds; does no work. */
    void check() {
        if (!ARGON2ID.equals(name)) {
            throw refused("name", name);
        }
        within("memoryKib", memoryKib, DEFAULT_MEMORY_KIB, MOST_MEMORY_KIB);
        within("passes", passes, DEFAULT_PASSES, MOST_PASSES);
        within("lanes", lanes, 1, MOST_LANES);
        if ((long) memoryKib * passes > MOST_WORK_KIB) {
            throw refused("memoryKib * passes", Long.toString((long) memoryKib * passes));
        }
        if (!salt.matches("[0-9a-f]{32}")) {
            throw refused("salt", "not 16 bytes");
        }
    }

    byte[] saltBytes() {
        return HexFormat.of().parseHex(salt);
    }

    private static void within(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw refused(what, Integer.toString(value));
        }
    }

    private static VaultException refused(String what, String value) {
        return new VaultException(Problem.of(ProblemCode.VAULT_PARAMETERS, what, value), null);
    }
}
