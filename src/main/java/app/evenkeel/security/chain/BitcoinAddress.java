package app.evenkeel.security.chain;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Addresses of Bitcoin's main network. */
public final class BitcoinAddress {
    private static final String PREFIX = "bc";
    private static final byte TO_KEY = 0;
    private static final byte TO_SCRIPT = 5;
    private static final int PAYLOAD = 21;
    private static final byte PUSH_20 = 0x14;

    private BitcoinAddress() {}

    /** What an address pays to. */
    public enum Form {
        /** A key's hash: addresses that begin with 1. */
        KEY,
        /** A key's hash by segregated witness inside a script: addresses that begin with 3. */
        NESTED,
        /** A key's hash by segregated witness: addresses that begin with bc1q. */
        WITNESS
    }

    /** Whether it is an address, its checksum included. */
    public static boolean isValid(String address) {
        if (Bech32.isAddress(PREFIX, address)) {
            return true;
        }
        Optional<byte[]> payload = Base58.decode(address);
        return payload.isPresent()
                && payload.get().length == PAYLOAD
                && (payload.get()[0] == TO_KEY || payload.get()[0] == TO_SCRIPT);
    }

    /**
     * The address of a key.
     *
     * @param publicKey 33 bytes, compressed
     */
    static String of(byte[] publicKey, Form form) {
        byte[] hash = Digests.hash160(publicKey);
        return switch (form) {
            case KEY -> versioned(TO_KEY, hash);
            case NESTED -> {
                byte[] script =
                        ByteBuffer.allocate(2 + hash.length)
                                .put((byte) 0)
                                .put(PUSH_20)
                                .put(hash)
                                .array();
                yield versioned(TO_SCRIPT, Digests.hash160(script));
            }
            case WITNESS -> Bech32.encode(PREFIX, hash);
        };
    }

    private static String versioned(byte version, byte[] hash) {
        return Base58.encode(ByteBuffer.allocate(PAYLOAD).put(version).put(hash).array());
    }
}
