package app.evenkeel.security;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * A key to an exchange with its secret, in memory for as long as it is used. Never printed; cleared
 * on close.
 */
public final class Credentials implements AutoCloseable {
    private final char[] key;
    private final char[] secret;
    private final char @Nullable [] passphrase;

    /** Takes the arrays over and clears them on close. */
    public Credentials(char[] key, char[] secret, char @Nullable [] passphrase) {
        this.key = key;
        this.secret = secret;
        this.passphrase = passphrase;
    }

    /** The array itself, which only {@link #close} clears. */
    public char[] key() {
        return key;
    }

    /** The array itself, which only {@link #close} clears. */
    public char[] secret() {
        return secret;
    }

    /** The array itself, or {@code null} where the exchange has none. */
    public char @Nullable [] passphrase() {
        return passphrase;
    }

    @Override
    public void close() {
        Arrays.fill(key, '\0');
        Arrays.fill(secret, '\0');
        if (passphrase != null) {
            Arrays.fill(passphrase, '\0');
        }
    }
}
