package app.evenkeel.security;

import java.util.Arrays;

/**
 * The data key of an unlocked vault, in memory only; hands out keys derived from it. Cleared on
 * close.
 */
public final class Keys implements AutoCloseable {
    private final byte[] dataKey;
    private final String userName;
    private boolean closed;

    Keys(byte[] dataKey, String userName) {
        this.dataKey = dataKey;
        this.userName = userName;
    }

    /** Whose slot was opened. */
    public String userName() {
        return userName;
    }

    /** The H2 file key: 32 bytes, HKDF label {@code h2-file}; the caller clears it. */
    public synchronized byte[] fileKey() {
        if (closed) {
            throw new IllegalStateException("The keys were cleared");
        }
        return Hkdf.subkey(dataKey, "h2-file");
    }

    /**
     * Seals what the user entrusts to the store, such as keys to exchanges; HKDF label {@code
     * secrets}. It stays usable after these keys are closed, until it is closed itself.
     */
    public synchronized CredentialSeal seal() {
        if (closed) {
            throw new IllegalStateException("The keys were cleared");
        }
        byte[] secrets = Hkdf.subkey(dataKey, "secrets");
        try {
            return new CredentialSeal(secrets);
        } finally {
            Arrays.fill(secrets, (byte) 0);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        Arrays.fill(dataKey, (byte) 0);
    }
}
