package app.evenkeel.ingestion.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and digests the bytes that pass through it. */
final class CountedDigest extends FilterInputStream {
    private final MessageDigest digest;
    private long count;

    CountedDigest(InputStream in) {
        super(in);
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = super.read(bytes, offset, length);
        if (n > 0) {
            digest.update(bytes, offset, n);
            count += n;
        }
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        return readNBytes((int) Math.min(n, 8192)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Takes in bytes that are not in the stream. */
    void add(byte[] bytes) {
        digest.update(bytes);
    }

    long count() {
        return count;
    }

    /** SHA-256 of what was read so far; reading cannot go on after this. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
