package app.evenkeel.security;

import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import org.jasypt.encryption.pbe.StandardPBEByteEncryptor;
import org.jasypt.exceptions.EncryptionOperationNotPossibleException;
import org.jasypt.iv.RandomIvGenerator;
import org.jasypt.salt.RandomSaltGenerator;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets for the store and opens them again, under keys from the vault. A sealed value is
 * bound to its place: one that was changed, or moved to another row or column, is refused. Blocks
 * for some tenths of a second for each. Cleared on close.
 *
 * <p>Layout: version (1 byte), what Jasypt makes (salt, initialisation vector, ciphertext), and
 * HMAC-SHA256 (32 bytes) over version, place and ciphertext.
 */
public final class CredentialSeal implements AutoCloseable {
    static final int ITERATIONS = 220_000;

    private static final byte VERSION = 1;
    private static final int MAC_BYTES = 32;
    private static final String HEX = "0123456789abcdef";

    private final byte[] cipherKey;
    private final byte[] macKey;
    private boolean closed;

    CredentialSeal(byte[] secrets) {
        this.cipherKey = Hkdf.subkey(secrets, "secrets-cipher");
        this.macKey = Hkdf.subkey(secrets, "secrets-mac");
    }

    /**
     * Seals a secret, which stays the caller's to clear.
     *
     * @param place what names the row and column, in the same order each time
     */
    public synchronized byte[] seal(char[] secret, String... place) {
        checkOpen();
        byte[] plain = encoded(secret);
        byte[] ciphertext;
        try {
            ciphertext = encryptor().encrypt(plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
        byte[] mac = mac(ciphertext, ciphertext.length, place);
        return ByteBuffer.allocate(1 + ciphertext.length + MAC_BYTES)
                .put(VERSION)
                .put(ciphertext)
                .put(mac)
                .array();
    }

    /**
     * Opens what was sealed for the same place. The caller clears the secret.
     *
     * @throws VaultException if it was changed, or sealed for another place or by another vault
     */
    public synchronized char[] open(byte[] sealed, String... place) {
        checkOpen();
        int length = sealed.length - 1 - MAC_BYTES;
        if (length < 1 || sealed[0] != VERSION) {
            throw refused(null);
        }
        byte[] ciphertext = Arrays.copyOfRange(sealed, 1, 1 + length);
        byte[] stated = Arrays.copyOfRange(sealed, 1 + length, sealed.length);
        if (!MessageDigest.isEqual(stated, mac(ciphertext, length, place))) {
            throw refused(null);
        }
        byte[] plain = new byte[0];
        try {
            plain = encryptor().decrypt(ciphertext);
            CharBuffer chars = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(plain));
            char[] secret = new char[chars.remaining()];
            chars.get(secret);
            chars.rewind();
            while (chars.hasRemaining()) {
                chars.put('\0');
            }
            return secret;
        } catch (EncryptionOperationNotPossibleException e) {
            throw refused(e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        Arrays.fill(cipherKey, (byte) 0);
        Arrays.fill(macKey, (byte) 0);
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("The seal was cleared");
        }
    }

    /** Made for each secret, so that no object with a derived key outlives the call. */
    private StandardPBEByteEncryptor encryptor() {
        char[] password = new char[cipherKey.length * 2];
        for (int i = 0; i < cipherKey.length; i++) {
            password[2 * i] = HEX.charAt((cipherKey[i] >> 4) & 0xF);
            password[2 * i + 1] = HEX.charAt(cipherKey[i] & 0xF);
        }
        StandardPBEByteEncryptor encryptor = new StandardPBEByteEncryptor();
        encryptor.setAlgorithm("PBEWithHMACSHA512AndAES_256");
        encryptor.setKeyObtentionIterations(ITERATIONS);
        encryptor.setSaltGenerator(new RandomSaltGenerator());
        encryptor.setIvGenerator(new RandomIvGenerator());
        encryptor.setPasswordCharArray(password);
        encryptor.initialize();
        Arrays.fill(password, '\0');
        return encryptor;
    }

    private byte[] mac(byte[] ciphertext, int length, String... place) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(macKey, "HmacSHA256"));
            mac.update(VERSION);
            // With its length before each part, no two places give the same bytes.
            for (String part : place) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(-1).array());
            mac.update(ciphertext, 0, length);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of every Java", e);
        }
    }

    private static byte[] encoded(char[] secret) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(secret));
        byte[] plain = new byte[bytes.remaining()];
        bytes.get(plain);
        bytes.rewind();
        while (bytes.hasRemaining()) {
            bytes.put((byte) 0);
        }
        return plain;
    }

    private static VaultException refused(@Nullable Throwable cause) {
        return new VaultException(Problem.of(ProblemCode.SECRET_REFUSED), cause);
    }
}
