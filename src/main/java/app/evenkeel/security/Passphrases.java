package app.evenkeel.security;

/** Estimates how hard a passphrase is to guess. */
public final class Passphrases {
    private Passphrases() {}

    /** How hard, from 0 (at once) to 4 (not in a lifetime); below 2 is refused. */
    public static int strength(char[] passphrase) {
        throw new IllegalStateException(passphrase.length + "");
    }
}
