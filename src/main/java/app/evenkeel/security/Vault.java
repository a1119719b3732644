package app.evenkeel.security;

import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The keys of a store, kept in {@code vault.json} beside the database: one slot per user and one
 * for the recovery key, each wrapping the same random data key. Stateless; every method blocks for
 * at least a quarter of a second where a passphrase is tried.
 *
 * <p>No copy of an older vault is ever kept: a slot under a given-up passphrase would still open
 * the store.
 */
public final class Vault {
    /** Name of the vault's file in the store's folder. */
    public static final String FILE = "vault.json";

    private static final int LONGEST_NAME = 64;

    private final Path directory;
    private final PassphraseKdf derivation;
    private final SecureRandom random = new SecureRandom();

    public Vault(Path directory) {
        this(directory, new PassphraseKdf());
    }

    Vault(Path directory, PassphraseKdf derivation) {
        this.directory = directory;
        this.derivation = derivation;
    }

    /** The store's folder. */
    public Path directory() {
        return directory;
    }

    public boolean exists() {
        return Files.exists(file());
    }

    /**
     * Makes a new vault with one user slot and one recovery slot.
     *
     * @param passphrase cleared by the caller
     * @return the open keys, and the recovery key, shown once and stored nowhere
     * @throws VaultException if there is a vault already, or the passphrase is too weak
     */
    public Created create(String userName, char[] passphrase) {
        String user = userName.strip();
        if (user.isEmpty() || user.length() > LONGEST_NAME) {
            throw new VaultException(
                    Problem.of(
                            ProblemCode.BAD_ENTRY,
                            "A user name has 1 to " + LONGEST_NAME + " characters"),
                    null);
        }
        if (exists()) {
            throw new VaultException(
                    Problem.of(ProblemCode.STORE_EXISTS, directory.toString()), null);
        }
        Passphrases.requireStrong(passphrase);
        KdfParameters kdf = derivation.calibrated(random);
        byte[] dataKey = PassphraseKdf.randomBytes(random, 32);
        String vaultId = HexFormat.of().formatHex(PassphraseKdf.randomBytes(random, 16));
        String recoveryKey = RecoveryKey.create(random);
        KeySlot own =
                KeySlot.wrap(
                        derivation,
                        vaultId,
                        1,
                        KeySlot.Kind.USER,
                        user,
                        Role.ADMIN,
                        kdf,
                        passphrase,
                        dataKey,
                        random);
        KeySlot recovery =
                KeySlot.wrap(
                        derivation,
                        vaultId,
                        2,
                        KeySlot.Kind.RECOVERY,
                        "",
                        Role.ADMIN,
                        PassphraseKdf.renewed(kdf, random),
                        recoveryKey.toCharArray(),
                        dataKey,
                        random);
        write(VaultFile.seal(vaultId, List.of(own, recovery), dataKey));
        return new Created(new Keys(dataKey, user, own.role()), recoveryKey);
    }

    /**
     * Opens a user's slot.
     *
     * @param userName or {@code null} if there is only one user
     * @throws VaultException wrong passphrase, damaged file, or parameters outside sane bounds:
     *     told apart
     */
    public Keys unlock(@Nullable String userName, char[] passphrase) {
        VaultFile file = read();
        KeySlot slot = slotOf(file, userName);
        return new Keys(open(file, slot, passphrase), slot.user(), slot.role());
    }

    /**
     * Opens the recovery slot and gives the user a new passphrase; the recovery key stays as it is.
     */
    public Keys recover(String recoveryKey, char[] newPassphrase) {
        char[] key = RecoveryKey.parse(recoveryKey).toCharArray();
        Passphrases.requireStrong(newPassphrase);
        VaultFile file = read();
        KeySlot recovery =
                file.slots().stream()
                        .filter(slot -> slot.kind() == KeySlot.Kind.RECOVERY)
                        .findFirst()
                        .orElseThrow(RecoveryKey::wrong);
        byte[] dataKey =
                recovery.unwrap(derivation, file.vaultId(), key).orElseThrow(RecoveryKey::wrong);
        requireAuthentic(file, dataKey);
        KeySlot user = slotOf(file, null);
        rewrap(file, user, newPassphrase, dataKey);
        return new Keys(dataKey, user.user(), user.role());
    }

    /** Wraps the slot anew under another passphrase and rewrites nothing else. */
    public void changePassphrase(String userName, char[] current, char[] next) {
        VaultFile file = read();
        KeySlot slot = slotOf(file, userName);
        byte[] dataKey = open(file, slot, current);
        try {
            Passphrases.requireStrong(next);
            rewrap(file, slot, next, dataKey);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    /**
     * Makes a new recovery key, so that the old one opens nothing any more.
     *
     * @return the key, stored nowhere
     */
    public String renewRecoveryKey(String userName, char[] passphrase) {
        VaultFile file = read();
        byte[] dataKey = open(file, slotOf(file, userName), passphrase);
        try {
            KeySlot old =
                    file.slots().stream()
                            .filter(slot -> slot.kind() == KeySlot.Kind.RECOVERY)
                            .findFirst()
                            .orElseThrow(RecoveryKey::wrong);
            String key = RecoveryKey.create(random);
            rewrap(file, old, key.toCharArray(), dataKey);
            return key;
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    /** A new vault's keys and its recovery key. */
    public record Created(Keys keys, String recoveryKey) {}

    private byte[] open(VaultFile file, KeySlot slot, char[] passphrase) {
        byte[] dataKey =
                slot.unwrap(derivation, file.vaultId(), passphrase)
                        .orElseThrow(Vault::wrongPassphrase);
        requireAuthentic(file, dataKey);
        return dataKey;
    }

    private void requireAuthentic(VaultFile file, byte[] dataKey) {
        if (!file.isAuthentic(dataKey)) {
            Arrays.fill(dataKey, (byte) 0);
            throw damaged(null);
        }
    }

    private void rewrap(VaultFile file, KeySlot old, char[] passphrase, byte[] dataKey) {
        KeySlot renewed =
                KeySlot.wrap(
                        derivation,
                        file.vaultId(),
                        old.id(),
                        old.kind(),
                        old.user(),
                        old.role(),
                        PassphraseKdf.renewed(old.kdf(), random),
                        passphrase,
                        dataKey,
                        random);
        List<KeySlot> slots =
                file.slots().stream().map(slot -> slot.id() == old.id() ? renewed : slot).toList();
        write(VaultFile.seal(file.vaultId(), slots, dataKey));
    }

    /** The user's slot; without a name the first user's, who is the one that made the store. */
    private static KeySlot slotOf(VaultFile file, @Nullable String userName) {
        return file.slots().stream()
                .filter(slot -> slot.kind() == KeySlot.Kind.USER)
                .filter(slot -> userName == null || slot.user().equals(userName))
                .findFirst()
                .orElseThrow(Vault::wrongPassphrase);
    }

    private VaultFile read() {
        if (!exists()) {
            throw new VaultException(
                    Problem.of(ProblemCode.STORE_MISSING, directory.toString()), null);
        }
        OwnerOnly.narrow(file());
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file())) {
            bytes = in.readNBytes(VaultFile.MOST_BYTES + 1);
        } catch (IOException e) {
            throw damaged(e);
        }
        if (bytes.length > VaultFile.MOST_BYTES) {
            throw damaged(null);
        }
        return VaultFile.parse(bytes).orElseThrow(() -> damaged(null));
    }

    private void write(VaultFile content) {
        try {
            OwnerOnly.createDirectories(directory);
            OwnerOnly.write(file(), content.bytes());
        } catch (IOException e) {
            throw new VaultException(
                    Problem.of(ProblemCode.DISK, String.valueOf(e.getMessage())), e);
        }
    }

    private Path file() {
        return directory.resolve(FILE);
    }

    private static VaultException wrongPassphrase() {
        return new VaultException(Problem.of(ProblemCode.WRONG_PASSPHRASE), null);
    }

    private VaultException damaged(@Nullable Throwable cause) {
        return new VaultException(Problem.of(ProblemCode.STORE_DAMAGED, FILE), cause);
    }
}
