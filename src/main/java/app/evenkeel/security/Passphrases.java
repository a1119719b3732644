package app.evenkeel.security;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import com.nulabinc.zxcvbn.Zxcvbn;

import java.nio.CharBuffer;

/** Estimates how hard a passphrase is to guess. */
public final class Passphrases {
    /** The least strength that a new passphrase must have. */
    public static final int LEAST_STRENGTH = 2;

    /** Longer ones are not looked at beyond this: the estimate's time grows fast with length. */
    private static final int MEASURED = 64;

    private Passphrases() {}

    /** How hard, from 0 (at once) to 4 (not in a lifetime); below 2 is refused. */
    public static int strength(char[] passphrase) {
        if (passphrase.length == 0) {
            return 0;
        }
        CharBuffer measured = CharBuffer.wrap(passphrase, 0, Math.min(passphrase.length, MEASURED));
        return Meter.ZXCVBN.measure(measured).getScore();
    }

    /**
     * @throws VaultException if the passphrase is below {@link #LEAST_STRENGTH}
     */
    static void requireStrong(char[] passphrase) {
        int strength = strength(passphrase);
        if (strength < LEAST_STRENGTH) {
            throw new VaultException(
                    Problem.of(ProblemCode.PASSPHRASE_TOO_WEAK, strength + " < " + LEAST_STRENGTH),
                    null);
        }
    }

    /** Its dictionaries are loaded at the first estimate, not when a store is opened. */
    private static final class Meter {
        static final Zxcvbn ZXCVBN = new Zxcvbn();
    }
}
