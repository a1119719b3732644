package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.task.Progress;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A text file of rows whose charset and delimiter were found from its content.
 *
 * @param name last part of the path
 * @param sha256 of the bytes, in hex, so that a file that changes between two readings is noticed
 * @param sample the first rows
 */
public record CsvFile(
        Path path,
        String name,
        long size,
        String sha256,
        Charset charset,
        char delimiter,
        FileSample sample) {
    private static final int PIECE = 64 * 1024;
    private static final int ROWS_PER_REPORT = 1024;

    /**
     * Reads the bytes once and finds out how they are written. Blocks.
     *
     * @throws EvenkeelException if the file is unreadable, empty, too large or not text
     */
    public static CsvFile examine(Path path) {
        String name = String.valueOf(path.getFileName());
        TextScan scan = new TextScan();
        byte[] head;
        String sha256;
        long size;
        try (CountedDigest in = new CountedDigest(Files.newInputStream(path))) {
            size = Files.size(path);
            head = in.readNBytes(FileLimits.HEAD_BYTES);
            scan.feed(head, head.length);
            // Before the size: a gigabyte of zeros is not a long export but no text at all.
            if (scan.isBinary()) {
                throw refusal(ProblemCode.FILE_HAS_NUL, name);
            }
            if (size > FileLimits.MAX_BYTES) {
                throw refusal(
                        ProblemCode.FILE_TOO_LARGE, name, String.valueOf(FileLimits.MAX_MEGABYTES));
            }
            byte[] piece = new byte[PIECE];
            for (int n = in.read(piece); n > 0; n = in.read(piece)) {
                scan.feed(piece, n);
                if (in.count() > FileLimits.MAX_BYTES) {
                    throw refusal(
                            ProblemCode.FILE_TOO_LARGE,
                            name,
                            String.valueOf(FileLimits.MAX_MEGABYTES));
                }
            }
            size = in.count();
            sha256 = in.hex();
        } catch (IOException e) {
            throw new EvenkeelException(Problem.of(ProblemCode.FILE_UNREADABLE, name), e);
        }
        if (scan.isBinary()) {
            throw refusal(ProblemCode.FILE_HAS_NUL, name);
        }
        Charset charset = scan.charset();
        List<String> lines = firstLines(head, charset, name);
        if (lines.isEmpty()) {
            throw refusal(ProblemCode.FILE_EMPTY, name);
        }
        char delimiter = Delimiters.find(lines);
        return new CsvFile(
                path,
                name,
                size,
                sha256,
                charset,
                delimiter,
                sample(head, charset, delimiter, name, head.length == size));
    }

    /**
     * Hands the rows to {@code body}; memory stays bounded whatever the size. Blocks.
     *
     * @param rejected told of rows that are damaged as text, in place of the body
     * @throws EvenkeelException if the file changed since it was examined, or has too many rows
     */
    public void read(Consumer<RowProblem> rejected, Progress progress, Consumer<CsvRows> body) {
        try (CountedDigest in = new CountedDigest(Files.newInputStream(path))) {
            CsvRows rows = rows(in, charset, delimiter, name, rejected);
            body.accept(new Reported(rows, in, size, progress));
            in.transferTo(java.io.OutputStream.nullOutputStream());
            if (!in.hex().equals(sha256)) {
                throw refusal(ProblemCode.FILE_CHANGED, name);
            }
        } catch (IOException e) {
            throw new EvenkeelException(Problem.of(ProblemCode.FILE_UNREADABLE, name), e);
        }
    }

    private static CsvRowReader rows(
            InputStream in,
            Charset charset,
            char delimiter,
            String name,
            Consumer<RowProblem> rejected) {
        return new CsvRowReader(lines(in, charset), delimiter, name, charset, rejected);
    }

    private static LineSource lines(InputStream in, Charset charset) {
        // Damaged bytes become a code point that text cannot hold; rows with it are refused.
        return new LineSource(
                new InputStreamReader(
                        in,
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPLACE)
                                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                                .replaceWith(String.valueOf(CsvRowReader.DAMAGED))));
    }

    private static List<String> firstLines(byte[] head, Charset charset, String name) {
        List<String> found = new ArrayList<>();
        LineSource lines = lines(new ByteArrayInputStream(head), charset);
        try {
            for (String text = lines.next();
                    text != null && found.size() < FileLimits.SAMPLE_ROWS;
                    text = lines.next()) {
                if (!text.isBlank()) {
                    found.add(text);
                }
            }
        } catch (IOException e) {
            throw new EvenkeelException(Problem.of(ProblemCode.FILE_UNREADABLE, name), e);
        }
        return found;
    }

    private static FileSample sample(
            byte[] head, Charset charset, char delimiter, String name, boolean whole) {
        List<List<String>> first = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        List<RowProblem> damage = new ArrayList<>();
        CsvRows rows = rows(new ByteArrayInputStream(head), charset, delimiter, name, damage::add);
        while (first.size() < FileLimits.SAMPLE_ROWS && rows.hasNext()) {
            CsvRow row = rows.next();
            first.add(row.cells());
            lines.add(row.line());
        }
        // Nothing but damage: say what it is. The end of a longer file's first piece is cut anyway.
        if (first.isEmpty() && whole && !damage.isEmpty()) {
            throw new EvenkeelException(damage.getFirst().problem());
        }
        return new FileSample(first, lines);
    }

    private static EvenkeelException refusal(ProblemCode code, String... args) {
        return new EvenkeelException(Problem.of(code, args));
    }

    /** Rows that say how far they are, and stop when the user wants them to. */
    private static final class Reported implements CsvRows {
        private final CsvRows rows;
        private final CountedDigest bytes;
        private final long size;
        private final Progress progress;
        private int sinceReport;

        Reported(CsvRows rows, CountedDigest bytes, long size, Progress progress) {
            this.rows = Objects.requireNonNull(rows);
            this.bytes = bytes;
            this.size = size;
            this.progress = progress;
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public CsvRow next() {
            if (++sinceReport >= ROWS_PER_REPORT) {
                sinceReport = 0;
                progress.checkCancelled();
                progress.report("progress.file.reading", bytes.count(), size);
            }
            return rows.next();
        }

        @Override
        public void columnsAre(List<String> header) {
            rows.columnsAre(header);
        }
    }
}
