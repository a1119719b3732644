package app.evenkeel.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.evenkeel.domain.identity.Role;
import app.evenkeel.domain.problem.ProblemCode;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** One vault is made for all tests, since making one is meant to take a second. */
class VaultTest {
    private static final char[] PASSPHRASE = "walnut harbour nine kettles".toCharArray();
    private static final char[] OTHER = "seven lanterns over gravel".toCharArray();

    @TempDir static Path origin;
    private static byte[] original = {};
    private static byte[] fileKey = {};
    private static String recoveryKey = "";

    @TempDir Path directory;
    private Vault vault = new Vault(Path.of("replaced"));

    @BeforeAll
    static void makeVault() throws IOException {
        Vault.Created created = new Vault(origin).create("mika", PASSPHRASE);
        try (Keys keys = created.keys()) {
            fileKey = keys.fileKey();
        }
        recoveryKey = created.recoveryKey();
        original = Files.readAllBytes(origin.resolve(Vault.FILE));
    }

    @BeforeEach
    void copyVault() throws IOException {
        write(original);
        vault = new Vault(directory);
    }

    @Test
    void opensWithThePassphraseAndGivesTheSameKeyAgain() {
        try (Keys keys = vault.unlock("mika", PASSPHRASE)) {
            assertThat(keys.fileKey()).hasSize(32).isEqualTo(fileKey);
            assertThat(keys.userName()).isEqualTo("mika");
        }
    }

    @Test
    void givesAUserTheRoleOfTheSlot() throws IOException {
        VaultFile file = VaultFile.parse(original).orElseThrow();
        KeySlot first = file.slots().getFirst();
        PassphraseKdf kdf = new PassphraseKdf();
        byte[] dataKey = first.unwrap(kdf, file.vaultId(), PASSPHRASE).orElseThrow();
        KeySlot guest =
                KeySlot.wrap(
                        kdf,
                        file.vaultId(),
                        3,
                        KeySlot.Kind.USER,
                        "guest",
                        Role.READ_ONLY,
                        first.kdf(),
                        OTHER,
                        dataKey,
                        new SecureRandom());
        List<KeySlot> slots = new ArrayList<>(file.slots());
        slots.add(guest);
        write(VaultFile.seal(file.vaultId(), slots, dataKey).bytes());

        try (Keys own = vault.unlock("mika", PASSPHRASE);
                Keys others = vault.unlock("guest", OTHER)) {
            assertThat(own.role()).isEqualTo(Role.ADMIN);
            assertThat(others.role()).isEqualTo(Role.READ_ONLY);
            assertThat(others.fileKey()).isEqualTo(fileKey);
        }
    }

    @Test
    void tellsAWrongPassphraseAndSpendsAQuarterOfASecondOnIt() {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

        ProblemCode code = problemOf(() -> vault.unlock(null, OTHER));

        assertThat(code).isEqualTo(ProblemCode.WRONG_PASSPHRASE);
        assertThat(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before)
                .isGreaterThan(250_000_000L);
    }

    @Test
    void refusesEveryFlippedBitOfTheFileWithoutCallingThePassphraseWrong() throws IOException {
        for (int at = 0; at < original.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = original.clone();
                changed[at] ^= (byte) (1 << bit);
                write(changed);

                assertThat(problemOf(() -> vault.unlock("mika", PASSPHRASE)))
                        .as("bit %d of byte %d", bit, at)
                        .isIn(ProblemCode.STORE_DAMAGED, ProblemCode.VAULT_PARAMETERS);
            }
        }
    }

    @Test
    void refusesEveryShortenedOrExtendedFile() throws IOException {
        for (int length = 0; length < original.length; length++) {
            write(java.util.Arrays.copyOf(original, length));

            assertThat(problemOf(() -> vault.unlock("mika", PASSPHRASE)))
                    .isEqualTo(ProblemCode.STORE_DAMAGED);
        }
        write(java.util.Arrays.copyOf(original, original.length + 1));
        assertThat(problemOf(() -> vault.unlock("mika", PASSPHRASE)))
                .isEqualTo(ProblemCode.STORE_DAMAGED);
        write(new byte[VaultFile.MOST_BYTES + 1]);
        assertThat(problemOf(() -> vault.unlock("mika", PASSPHRASE)))
                .isEqualTo(ProblemCode.STORE_DAMAGED);
    }

    @Test
    void refusesCostsOutsideTheirBoundsBeforeAnyWork() throws IOException {
        VaultFile file = VaultFile.parse(original).orElseThrow();
        KdfParameters kdf = file.slots().getFirst().kdf();

        for (KdfParameters bad :
                List.of(
                        new KdfParameters("argon2id", 8, 3, 4, kdf.salt()),
                        new KdfParameters("argon2id", Integer.MAX_VALUE, 3, 4, kdf.salt()),
                        new KdfParameters("argon2id", 65_536, 1, 4, kdf.salt()),
                        new KdfParameters("argon2id", 65_536, 1_000_000, 4, kdf.salt()),
                        new KdfParameters("argon2id", 1_048_576, 64, 4, kdf.salt()),
                        new KdfParameters("argon2id", 65_536, 3, 0, kdf.salt()),
                        new KdfParameters("argon2id", 65_536, 3, 400, kdf.salt()),
                        new KdfParameters("argon2d", 65_536, 3, 4, kdf.salt()),
                        new KdfParameters("argon2id", 65_536, 3, 4, "00"))) {
            write(withFirstSlot(file, with(file.slots().getFirst(), bad, "mika")));
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

            assertThat(problemOf(() -> vault.unlock("mika", PASSPHRASE)))
                    .isEqualTo(ProblemCode.VAULT_PARAMETERS);
            assertThat(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before)
                    .isLessThan(200_000_000L);
        }
    }

    @Test
    void refusesASlotThatWasGivenToAnotherUser() throws IOException {
        VaultFile file = VaultFile.parse(original).orElseThrow();
        KeySlot slot = file.slots().getFirst();
        write(withFirstSlot(file, with(slot, slot.kdf(), "eve")));

        assertThat(problemOf(() -> vault.unlock("eve", PASSPHRASE)))
                .isEqualTo(ProblemCode.WRONG_PASSPHRASE);
    }

    @Test
    void noticesAChangeOutsideTheOpenedSlotByItsMac() throws IOException {
        VaultFile file = VaultFile.parse(original).orElseThrow();
        VaultFile forged =
                new VaultFile(
                                file.format(),
                                file.vaultId(),
                                List.of(file.slots().getFirst()),
                                file.mac(),
                                "")
                        .withChecksum();
        write(forged.bytes());

        assertThat(problemOf(() -> vault.unlock("mika", PASSPHRASE)))
                .isEqualTo(ProblemCode.STORE_DAMAGED);
    }

    @Test
    void changesThePassphraseAndNothingElse() {
        vault.changePassphrase("mika", PASSPHRASE, OTHER);

        try (Keys keys = vault.unlock("mika", OTHER)) {
            assertThat(keys.fileKey()).isEqualTo(fileKey);
        }
        assertThat(problemOf(() -> vault.unlock("mika", PASSPHRASE)))
                .isEqualTo(ProblemCode.WRONG_PASSPHRASE);
        assertThat(directory.toFile().list()).containsExactly(Vault.FILE);
    }

    @Test
    void recoversWithTheRecoveryKeyHoweverItIsTyped() {
        String typed = recoveryKey.toLowerCase(java.util.Locale.ROOT).replace('-', ' ');

        try (Keys keys = vault.recover(typed.replace('0', 'o'), OTHER)) {
            assertThat(keys.fileKey()).isEqualTo(fileKey);
        }
        try (Keys keys = vault.unlock("mika", OTHER)) {
            assertThat(keys.fileKey()).isEqualTo(fileKey);
        }
        try (Keys keys = vault.recover(recoveryKey, PASSPHRASE)) {
            assertThat(keys.fileKey()).isEqualTo(fileKey);
        }
    }

    @Test
    void tellsAnotherRecoveryKeyFromTheRightOne() {
        String other = RecoveryKey.create(new java.security.SecureRandom());

        assertThat(problemOf(() -> vault.recover(other, OTHER)))
                .isEqualTo(ProblemCode.RECOVERY_KEY_WRONG);
    }

    @Test
    void refusesAWeakPassphraseAndLeavesTheOldOne() {
        assertThat(problemOf(() -> vault.changePassphrase("mika", PASSPHRASE, "abc".toCharArray())))
                .isEqualTo(ProblemCode.PASSPHRASE_TOO_WEAK);
        assertThat(problemOf(() -> vault.recover(recoveryKey, "12345678".toCharArray())))
                .isEqualTo(ProblemCode.PASSPHRASE_TOO_WEAK);
        try (Keys keys = vault.unlock("mika", PASSPHRASE)) {
            assertThat(keys.fileKey()).isEqualTo(fileKey);
        }
    }

    @Test
    void refusesToMakeAVaultWhereOneIsOrUnderAWeakPassphrase(@TempDir Path empty) {
        assertThat(problemOf(() -> vault.create("eve", PASSPHRASE)))
                .isEqualTo(ProblemCode.STORE_EXISTS);
        assertThat(problemOf(() -> new Vault(empty).create("eve", "password".toCharArray())))
                .isEqualTo(ProblemCode.PASSPHRASE_TOO_WEAK);
        assertThat(problemOf(() -> new Vault(empty).unlock("eve", PASSPHRASE)))
                .isEqualTo(ProblemCode.STORE_MISSING);
        assertThat(new Vault(empty).exists()).isFalse();
    }

    @Test
    void keepsTheFileFromOthersFromItsCreationAndNarrowsACopiedOne() throws IOException {
        assertThat(permissions(origin.resolve(Vault.FILE))).isEqualTo("rw-------");
        Path copied = directory.resolve(Vault.FILE);
        Files.setPosixFilePermissions(copied, PosixFilePermissions.fromString("rw-r--r--"));

        vault.unlock("mika", PASSPHRASE).close();

        assertThat(permissions(copied)).isEqualTo("rw-------");
    }

    @Test
    void clearsItsKeysOnClose() {
        byte[] dataKey = new byte[32];
        java.util.Arrays.fill(dataKey, (byte) 7);
        Keys keys = new Keys(dataKey, "mika", Role.ADMIN);

        keys.close();

        assertThat(dataKey).containsOnly(0);
        assertThat(catchThrowableOfType(IllegalStateException.class, keys::fileKey)).isNotNull();
    }

    private static KeySlot with(KeySlot slot, KdfParameters kdf, String user) {
        return new KeySlot(
                slot.id(), slot.kind(), user, Role.ADMIN, kdf, slot.nonce(), slot.wrappedKey());
    }

    private static byte[] withFirstSlot(VaultFile file, KeySlot slot) {
        return new VaultFile(
                        file.format(),
                        file.vaultId(),
                        List.of(slot, file.slots().getLast()),
                        file.mac(),
                        "")
                .withChecksum()
                .bytes();
    }

    private void write(byte[] bytes) throws IOException {
        Files.write(directory.resolve(Vault.FILE), bytes);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static ProblemCode problemOf(ThrowingCallable call) {
        VaultException thrown = catchThrowableOfType(VaultException.class, call);
        assertThat(thrown).isNotNull();
        return thrown.problem().code();
    }
}
