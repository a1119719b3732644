package app.evenkeel.ingestion.file;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Turns bytes into text. As long as there is only ASCII the charset is open; it is settled by the
 * first quarter of a megabyte from the first byte that is more, so that a long file needs no pass
 * of its own for it. Bytes that are no text become {@link CsvRowReader#DAMAGED}.
 */
final class TextReader extends Reader {
    private final InputStream in;
    private final byte[] piece = new byte[FileLimits.HEAD_BYTES];
    private int position;
    private int end;
    private final @Nullable Charset given;
    private @Nullable Charset charset;
    private @Nullable Reader decoded;

    /**
     * Reads these bytes.
     *
     * @param given the charset, or {@code null} to find it
     */
    TextReader(InputStream in, @Nullable Charset given) {
        this.in = in;
        this.given = given;
    }

    /** The charset, UTF-8 while there was only ASCII. */
    Charset charset() {
        return charset == null ? StandardCharsets.UTF_8 : charset;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        if (decoded == null && position == end) {
            fill();
        }
        if (decoded != null) {
            return decoded.read(into, offset, length);
        }
        if (position == end) {
            return -1;
        }
        int n = 0;
        while (n < length && position < end && piece[position] >= 0) {
            into[offset + n++] = (char) piece[position++];
        }
        return n > 0 || length == 0 ? n : settle().read(into, offset, length);
    }

    private void fill() throws IOException {
        boolean first = end == 0;
        position = 0;
        end = in.readNBytes(piece, 0, piece.length);
        // UTF-16 is settled from its very first byte, which may look like ASCII.
        for (int i = 0; first && i < end; i++) {
            if (piece[i] <= 0 || given != null) {
                settle();
                return;
            }
        }
    }

    private Reader settle() throws IOException {
        int held = end - position;
        byte[] more = in.readNBytes(Math.max(0, FileLimits.CHARSET_BYTES - held));
        byte[] window = Arrays.copyOfRange(piece, position, end + more.length);
        System.arraycopy(more, 0, window, held, more.length);
        Charset found = given == null ? charsetOf(window) : given;
        Reader reader =
                new InputStreamReader(
                        new SequenceInputStream(new ByteArrayInputStream(window), kept(in)),
                        found.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                                .replaceWith(String.valueOf(CsvRowReader.DAMAGED)));
        charset = found;
        decoded = reader;
        return reader;
    }

    private static Charset charsetOf(byte[] window) {
        TextScan scan = new TextScan();
        scan.feed(window, window.length);
        return scan.charset();
    }

    /** The same bytes; closing is left to whoever opened the file. */
    private static InputStream kept(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public void close() {
                // Not ours; the digest is still to be taken of the rest.
            }
        };
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
