package app.evenkeel.security;

import app.evenkeel.domain.identity.Role;

import java.util.Arrays;

/**
 * The data key of an unlocked vault, in memory only; hands out keys derived from it. Cleared on
 * close.
 */
public final class Keys implements AutoCloseable {
    private final byte[] dataKey;
    private final String userName;
    private final Role role;
    private boolean closed;

    Keys(byte[] dataKey, String userName, Role role) {
        this.dataKey = dataKey;
        this.userName = userName;
        this.role = role;
    }

    /** Whose slot was opened. */
    public String userName() {
        return userName;
    }

    /** What the slot's user may do, as whoever gave the slot away said. */
    public Role role() {
        return role;
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
