package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Gives a parser so many bytes for one token and no more, so that a name or a text without an end
 * does not gather in its memory.
 */
final class MeteredStream extends FilterInputStream {
    private static final int ALLOWANCE = 2 * FileLimits.MAX_LINE;

    private int left = ALLOWANCE;
    private boolean exhausted;

    MeteredStream(InputStream in) {
        super(in);
    }

    /** A token is complete; the next one gets the full allowance. */
    void refill() {
        left = ALLOWANCE;
    }

    boolean isExhausted() {
        return exhausted;
    }

    static EvenkeelException tooLong(String name, long line) {
        return new EvenkeelException(
                Problem.of(
                        ProblemCode.DOCUMENT_LIMIT,
                        name,
                        String.valueOf(Math.max(1, line)),
                        String.valueOf(ALLOWANCE),
                        "bytes in one value"));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left <= 0) {
            exhausted = true;
            throw new IOException("A value is too long");
        }
        int n = super.read(bytes, offset, Math.min(length, left));
        left -= Math.max(0, n);
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        return readNBytes((int) Math.min(n, 8192)).length;
    }

    @Override
    public void close() {
        // Parsers close what they have read; the digest is still to be taken of the rest.
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
