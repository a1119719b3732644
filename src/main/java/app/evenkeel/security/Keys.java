package app.evenkeel.security;

/**
 * The data key of an unlocked vault, in memory only; hands out keys derived from it. Cleared on
 * close.
 */
public final class Keys implements AutoCloseable {
    private final byte[] dataKey;
    private final String userName;

    Keys(byte[] dataKey, String userName) {
        this.dataKey = dataKey;
        this.userName = userName;
    }

    /** Whose slot was opened. */
    public String userName() {
        return userName;
    }

    /** The H2 file key: 32 bytes, HKDF label {@code h2-file}; the caller clears it. */
    public byte[] fileKey() {
        throw new IllegalStateException(dataKey.length + "");
    }

    @Override
    public void close() {
        java.util.Arrays.fill(dataKey, (byte) 0);
    }
}
