package app.evenkeel.security.chain;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** Base58 with a checksum of four bytes, as Bitcoin writes keys and old addresses. */
final class Base58 {
    private static final String ALPHABET =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(58);
    private static final int CHECKSUM = 4;
    private static final int LONGEST = 120;

    private Base58() {}

    static String encode(byte[] payload) {
        byte[] all = Arrays.copyOf(payload, payload.length + CHECKSUM);
        System.arraycopy(Digests.sha256Twice(payload), 0, all, payload.length, CHECKSUM);
        StringBuilder text = new StringBuilder();
        for (BigInteger rest = new BigInteger(1, all); rest.signum() > 0; ) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            text.append(ALPHABET.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        for (int i = 0; i < all.length && all[i] == 0; i++) {
            text.append(ALPHABET.charAt(0));
        }
        return text.reverse().toString();
    }

    /** The payload, or nothing if it is not Base58 or its checksum is wrong. */
    static Optional<byte[]> decode(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            value = value.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        int zeros = 0;
        while (zeros < text.length() && text.charAt(zeros) == ALPHABET.charAt(0)) {
            zeros++;
        }
        byte[] number = value.signum() == 0 ? new byte[0] : value.toByteArray();
        int sign = number.length > 0 && number[0] == 0 ? 1 : 0;
        byte[] all = new byte[zeros + number.length - sign];
        System.arraycopy(number, sign, all, zeros, number.length - sign);
        if (all.length <= CHECKSUM) {
            return Optional.empty();
        }
        byte[] payload = Arrays.copyOf(all, all.length - CHECKSUM);
        byte[] stated = Arrays.copyOfRange(all, payload.length, all.length);
        byte[] expected = Arrays.copyOf(Digests.sha256Twice(payload), CHECKSUM);
        return Arrays.equals(stated, expected) ? Optional.of(payload) : Optional.empty();
    }
}
