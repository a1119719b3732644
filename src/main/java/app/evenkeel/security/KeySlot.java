package app.evenkeel.security;

import app.evenkeel.domain.identity.Role;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The data key, wrapped under one passphrase or under the recovery key.
 *
 * @param id number of the slot; never used twice in one vault
 * @param user the user's name; empty for the recovery slot
 * @param nonce 12 bytes in hex, new with every wrapping
 * @param wrappedKey ciphertext and tag of AES-256-GCM, in hex
 */
@JsonPropertyOrder({"id", "kind", "user", "role", "kdf", "nonce", "wrappedKey"})
record KeySlot(
        int id,
        Kind kind,
        String user,
        Role role,
        KdfParameters kdf,
        String nonce,
        String wrappedKey) {
    /** Who opens the slot. */
    enum Kind {
        USER,
        RECOVERY
    }

    private static final int KEY_BYTES = 32;
    private static final int TAG_BITS = 128;

    /** Wraps {@code dataKey} under {@code passphrase}. */
    static KeySlot wrap(
            PassphraseKdf derivation,
            String vaultId,
            int id,
            Kind kind,
            String user,
            Role role,
            KdfParameters kdf,
            char[] passphrase,
            byte[] dataKey,
            SecureRandom random) {
        KeySlot open =
                new KeySlot(
                        id,
                        kind,
                        user,
                        role,
                        kdf,
                        HexFormat.of().formatHex(PassphraseKdf.randomBytes(random, 12)),
                        "");
        try {
            byte[] wrapped =
                    open.crypt(derivation, Cipher.ENCRYPT_MODE, vaultId, passphrase, dataKey);
            return new KeySlot(
                    id, kind, user, role, kdf, open.nonce, HexFormat.of().formatHex(wrapped));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java", e);
        }
    }

    /** The data key, or nothing if the passphrase is wrong. */
    Optional<byte[]> unwrap(PassphraseKdf derivation, String vaultId, char[] passphrase) {
        try {
            byte[] key =
                    crypt(
                            derivation,
                            Cipher.DECRYPT_MODE,
                            vaultId,
                            passphrase,
                            HexFormat.of().parseHex(wrappedKey));
            return Optional.of(key);
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is part of every Java", e);
        }
    }

    /** Whether the fields have the lengths that the format asks for. */
    boolean isWellFormed() {
        return nonce.matches("[0-9a-f]{24}")
                && wrappedKey.matches("[0-9a-f]{" + 2 * (KEY_BYTES + TAG_BITS / 8) + "}")
                && id > 0
                && user.isEmpty() == (kind == Kind.RECOVERY);
    }

    private byte[] crypt(
            PassphraseKdf derivation, int mode, String vaultId, char[] passphrase, byte[] input)
            throws GeneralSecurityException {
        byte[] key = derivation.derive(passphrase, kdf);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BITS, HexFormat.of().parseHex(nonce)));
            cipher.updateAAD(boundTo(vaultId));
            return cipher.doFinal(input);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** Everything that the wrapped key must not be separated from; each text with its length. */
    private byte[] boundTo(String vaultId) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(VaultFile.FORMAT);
            out.writeUTF(vaultId);
            out.writeInt(id);
            out.writeUTF(kind.name());
            out.writeUTF(user);
            out.writeUTF(role.name());
            out.writeUTF(kdf.name());
            out.writeInt(kdf.memoryKib());
            out.writeInt(kdf.passes());
            out.writeInt(kdf.lanes());
            out.writeUTF(kdf.salt());
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not refuse to be written", e);
        }
        return bytes.toByteArray();
    }
}
