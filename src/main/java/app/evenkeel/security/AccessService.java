package app.evenkeel.security;

/** Changes what opens the store for the user who opened it. Blocking; keeps no secret. */
public final class AccessService {
    private final Vault vault;
    private final String userName;

    public AccessService(Vault vault, String userName) {
        this.vault = vault;
        this.userName = userName;
    }

    /**
     * Makes sure that whoever asks knows the user's passphrase, before something grave. The caller
     * clears it. Blocks for about a second.
     *
     * @throws VaultException if it is wrong
     */
    public void confirm(char[] passphrase) {
        vault.unlock(userName, passphrase).close();
    }

    /**
     * Gives the user another passphrase; data and recovery key stay as they are, and so do backups,
     * which the former passphrase still opens. The caller clears both.
     *
     * @throws VaultException if the present one is wrong or the next is weak
     */
    public void changePassphrase(char[] current, char[] next) {
        vault.changePassphrase(userName, current, next);
    }

    /**
     * Makes a new recovery key; the old one no longer opens the store. It still opens the backups
     * made before, each of which has the key slots of its time.
     *
     * @return the key, which is stored nowhere
     * @throws VaultException if the passphrase is wrong
     */
    public String renewRecoveryKey(char[] passphrase) {
        return vault.renewRecoveryKey(userName, passphrase);
    }
}
