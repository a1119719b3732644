package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;

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
    private final String name;
    private final char[] buffer = new char[64 * 1024];
    private final StringBuilder carried = new StringBuilder();
    private int position;
    private int end;
    private boolean skipLineFeed;
    private boolean isOpen;

    /**
     * Reads lines.
     *
     * @param name of the file, for its refusal
     */
    LineSource(Reader reader, String name) {
        this.reader = reader;
        this.name = name;
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
            while (stop < end && (buffer[stop] > '\r' || !isEnd(buffer[stop]))) {
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
        isOpen = any;
        return any ? carried.toString() : null;
    }

    /** Whether the line that was read last is the file's last and has no line end. */
    boolean isOpen() {
        return isOpen;
    }

    /** Whether it ends a line; refuses the NUL, which no text has. */
    private boolean isEnd(char c) {
        if (c == 0) {
            throw new EvenkeelException(Problem.of(ProblemCode.FILE_HAS_NUL, name));
        }
        return c == '\n' || c == '\r';
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
