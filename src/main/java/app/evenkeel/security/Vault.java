package app.evenkeel.security;

import java.nio.file.Path;

/**
 * The keys of a store, kept in {@code vault.json} beside the database: one slot per user and one
 * for the recovery key, each wrapping the same random data key. Stateless; every method blocks for
 * at least a quarter of a second where a passphrase is tried.
 */
public final class Vault {
    /** Name of the vault's file in the store's folder. */
    public static final String FILE = "vault.json";

    private final Path directory;

    public Vault(Path directory) {
        this.directory = directory;
    }

    public boolean exists() {
        throw new IllegalStateException(directory.toString());
    }

    /**
     * Makes a new vault with one user slot and one recovery slot.
     *
     * @param passphrase cleared by the caller
     * @return the open keys, and the recovery key, shown once and stored nowhere
     */
    public Created create(String userName, char[] passphrase) {
        throw new IllegalStateException(userName + passphrase.length);
    }

    /**
     * Opens a user's slot.
     *
     * @param userName or {@code null} if there is only one user
     * @throws VaultException wrong passphrase, damaged file, or parameters outside sane bounds:
     *     told apart
     */
    public Keys unlock(@org.jspecify.annotations.Nullable String userName, char[] passphrase) {
        throw new IllegalStateException(userName + " " + passphrase.length);
    }

    /** Opens the recovery slot and gives the user a new passphrase. */
    public Keys recover(String recoveryKey, char[] newPassphrase) {
        throw new IllegalStateException(recoveryKey + newPassphrase.length);
    }

    /** Wraps the slot anew under another passphrase and rewrites nothing else. */
    public void changePassphrase(String userName, char[] current, char[] next) {
        throw new IllegalStateException(userName + current.length + next.length);
    }

    /** A new vault's keys and its recovery key. */
    public record Created(Keys keys, String recoveryKey) {}
}
