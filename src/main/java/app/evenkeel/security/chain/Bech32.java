package app.evenkeel.security.chain;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/** Addresses of segregated witness: Bech32 (BIP 173), and Bech32m (BIP 350) after version 0. */
final class Bech32 {
    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {
        0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
    };
    private static final int BECH32 = 1;
    private static final int BECH32M = 0x2bc830a3;
    private static final int CHECKSUM = 6;
    private static final int LONGEST = 90;

    private Bech32() {}

    /** The address of a witness program of version 0. */
    static String encode(String prefix, byte[] program) {
        byte[] five = regrouped(program);
        byte[] values = new byte[1 + five.length];
        System.arraycopy(five, 0, values, 1, five.length);
        byte[] padded = new byte[values.length + CHECKSUM];
        System.arraycopy(values, 0, padded, 0, values.length);
        int check = polymod(prefix, padded) ^ BECH32;
        StringBuilder text = new StringBuilder(prefix).append('1');
        for (byte value : values) {
            text.append(ALPHABET.charAt(value));
        }
        for (int i = 0; i < CHECKSUM; i++) {
            text.append(ALPHABET.charAt((check >> (5 * (CHECKSUM - 1 - i))) & 31));
        }
        return text.toString();
    }

    /** Whether it is an address of this network, checksum and length included. */
    static boolean isAddress(String prefix, String address) {
        String text = address.toLowerCase(Locale.ROOT);
        boolean mixed = !address.equals(text) && !address.equals(address.toUpperCase(Locale.ROOT));
        int from = prefix.length() + 1;
        if (mixed
                || text.length() > LONGEST
                || text.length() < from + 1 + CHECKSUM
                || !text.startsWith(prefix + "1")) {
            return false;
        }
        byte[] values = new byte[text.length() - from];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) ALPHABET.indexOf(text.charAt(from + i));
            if (values[i] < 0) {
                return false;
            }
        }
        int version = values[0];
        int bits = (values.length - 1 - CHECKSUM) * 5;
        int bytes = bits / 8;
        boolean length = version == 0 ? bytes == 20 || bytes == 32 : bytes >= 2 && bytes <= 40;
        int spare = bits % 8;
        boolean padded =
                spare < 5 && (values[values.length - 1 - CHECKSUM] & ((1 << spare) - 1)) == 0;
        return version <= 16
                && length
                && padded
                && polymod(prefix, values) == (version == 0 ? BECH32 : BECH32M);
    }

    private static int polymod(String prefix, byte[] values) {
        int check = 1;
        for (int i = 0; i < prefix.length(); i++) {
            check = step(check, prefix.charAt(i) >> 5);
        }
        check = step(check, 0);
        for (int i = 0; i < prefix.length(); i++) {
            check = step(check, prefix.charAt(i) & 31);
        }
        for (byte value : values) {
            check = step(check, value);
        }
        return check;
    }

    private static int step(int check, int value) {
        int top = check >>> 25;
        int next = ((check & 0x1ffffff) << 5) ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            next ^= ((top >> i) & 1) == 1 ? GENERATOR[i] : 0;
        }
        return next;
    }

    /** Groups of eight bits as groups of five, filled up with zeros. */
    private static byte[] regrouped(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int held = 0;
        int count = 0;
        for (byte each : bytes) {
            held = (held << 8) | (each & 0xff);
            count += 8;
            while (count >= 5) {
                count -= 5;
                out.write((held >> count) & 31);
            }
            held &= (1 << count) - 1;
        }
        if (count > 0) {
            out.write((held << (5 - count)) & 31);
        }
        return out.toByteArray();
    }
}
