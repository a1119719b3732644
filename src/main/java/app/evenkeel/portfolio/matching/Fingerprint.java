package app.evenkeel.portfolio.matching;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/**
 * A 128-bit stand-in for a key of any length: equal keys have equal fingerprints, and two different
 * ones never meet in practice.
 */
public record Fingerprint(long high, long low) {
    private static final ThreadLocal<MessageDigest> SHA_256 =
            ThreadLocal.withInitial(Fingerprint::sha256);

    /** Of a text such as a cross key, within one account. */
    public static Fingerprint of(String accountKey, String key) {
        byte[] hash =
                SHA_256.get().digest((accountKey + "\n" + key).getBytes(StandardCharsets.UTF_8));
        return new Fingerprint(longAt(hash, 0), longAt(hash, 8));
    }

    /**
     * Of a transaction without an id of its own. The time stands in the first 40 bits, so that
     * transactions of one period are neighbours in the index and a long import writes it from left
     * to right.
     */
    public static Fingerprint ofTimed(String accountKey, String key, Instant time) {
        Fingerprint plain = of(accountKey, key);
        return new Fingerprint((time.getEpochSecond() << 24) | (plain.high >>> 40), plain.low);
    }

    public static Fingerprint of(UUID identity) {
        return new Fingerprint(
                identity.getMostSignificantBits(), identity.getLeastSignificantBits());
    }

    public UUID uuid() {
        return new UUID(high, low);
    }

    private static long longAt(byte[] bytes, int at) {
        long value = 0;
        for (int i = at; i < at + Long.BYTES; i++) {
            value = (value << 8) | (bytes[i] & 0xff);
        }
        return value;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
