package app.evenkeel.ingestion.file;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;

/**
 * The lines of a text, ended by LF, CR LF or CR, none longer than a limit. Unlike {@link
 * java.io.BufferedReader} it never gathers a file without line ends into memory: what exceeds the
 * limit is passed over, so that a line of exactly the limit's length may be incomplete.
 */
final class LineSource {
    private final Reader reader;
    private final char[] buffer = new char[64 * 1024];
    private final StringBuilder carried = new StringBuilder();
    private int position;
    private int end;
    private boolean skipLineFeed;

    LineSource(Reader reader) {
        this.reader = reader;
    }

    /** The next line without its end, or {@code null} after the last. */
    @Nullable String next() throws IOException {
        carried.setLength(0);
        boolean any = false;
        while (position < end || fill()) {
            if (skipLineFeed) {
                skipLineFeed = false;
                if (buffer[position] == '\n') {
                    position++;
                    continue;
                }
            }
            any = true;
            int start = position;
            int stop = start;
            while (stop < end && buffer[stop] != '\n' && buffer[stop] != '\r') {
                stop++;
            }
            position = stop;
            if (stop < end) {
                position++;
                skipLineFeed = buffer[stop] == '\r';
                if (carried.isEmpty() && stop - start < FileLimits.MAX_LINE) {
                    return new String(buffer, start, stop - start);
                }
                carry(start, stop);
                return carried.toString();
            }
            carry(start, stop);
        }
        return any ? carried.toString() : null;
    }

    private void carry(int start, int stop) {
        int room = FileLimits.MAX_LINE - carried.length();
        carried.append(buffer, start, Math.min(room, stop - start));
    }

    private boolean fill() throws IOException {
        position = 0;
        end = reader.read(buffer, 0, buffer.length);
        return end > 0;
    }
}
