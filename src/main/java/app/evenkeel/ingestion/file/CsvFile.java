package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;
import app.evenkeel.domain.task.Progress;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A text file of rows whose charset and delimiter were found from its content.
 *
 * @param form what is not to be found out
 * @param charset as its beginning tells; what follows may settle it otherwise
 * @param sample the first rows
 */
public record CsvFile(
        FileBytes bytes, TextForm form, Charset charset, char delimiter, FileSample sample)
        implements Table {

    /**
     * Reads the beginning and finds out how it is written; takes the same time whatever the size.
     * Blocks.
     *
     * @throws EvenkeelException if the file is unreadable, empty, too large or not text
     */
    public static CsvFile examine(Path path) {
        FileBytes bytes = new FileBytes.Plain(path);
        return examine(bytes, Heads.of(bytes), TextForm.FOUND);
    }

    /**
     * As {@link #examine(Path)}.
     *
     * @param head its first bytes, at most {@link FileLimits#HEAD_BYTES}
     */
    static CsvFile examine(FileBytes bytes, byte[] head, TextForm form) {
        String name = bytes.name();
        TextReader reader = new TextReader(new ByteArrayInputStream(head), form.charset());
        List<String> lines = firstLines(reader, name);
        // Before the size: a gigabyte of zeros is not a long export but no text at all.
        Heads.checkSize(bytes);
        if (lines.isEmpty()) {
            throw new EvenkeelException(Problem.of(ProblemCode.FILE_EMPTY, name));
        }
        char delimiter = form.delimiter() == null ? Delimiters.find(lines) : form.delimiter();
        Charset charset = reader.charset();
        TextReader again = new TextReader(new ByteArrayInputStream(head), form.charset());
        boolean whole = head.length < FileLimits.HEAD_BYTES;
        return new CsvFile(bytes, form, charset, delimiter, sample(again, delimiter, name, whole));
    }

    /** What the user knows it by. */
    @Override
    public String name() {
        return bytes.name();
    }

    /**
     * Hands the rows to {@code body}; memory stays bounded whatever the size. Blocks.
     *
     * @param problems told of rows that are damaged as text, in place of the body, and of doubts
     *     about those that are not
     * @return SHA-256 of the bytes, in hex
     * @throws EvenkeelException if the file is not text after all, or has too many rows
     */
    @Override
    public String read(TextProblems problems, Progress progress, Consumer<CsvRows> body) {
        try (CountedDigest in = new CountedDigest(bytes.open())) {
            CsvRows rows = rows(new TextReader(in, form.charset()), delimiter, name(), problems);
            body.accept(new ReportedRows(rows, in::count, bytes.size(), progress));
            in.transferTo(OutputStream.nullOutputStream());
            return in.hex();
        } catch (IOException e) {
            throw Heads.unreadable(bytes, e);
        }
    }

    private static CsvRowReader rows(
            TextReader reader, char delimiter, String name, TextProblems problems) {
        return new CsvRowReader(
                new LineSource(reader, name), delimiter, name, reader::charset, problems);
    }

    private static List<String> firstLines(TextReader reader, String name) {
        List<String> found = new ArrayList<>();
        LineSource lines = new LineSource(reader, name);
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

    private static FileSample sample(TextReader head, char delimiter, String name, boolean whole) {
        List<List<String>> first = new ArrayList<>();
        List<Long> lines = new ArrayList<>();
        List<RowProblem> damage = new ArrayList<>();
        CsvRows rows = rows(head, delimiter, name, TextProblems.into(damage));
        while (first.size() < FileLimits.SAMPLE_ROWS && rows.hasNext()) {
            CsvRow row = rows.next();
            first.add(row.cells());
            lines.add(row.line());
        }
        // Nothing but damage: say what it is. The end of a longer file's first piece is cut anyway,
        // which makes a cell seem endless, but adds no columns.
        if (first.isEmpty() && !damage.isEmpty()) {
            Problem problem = damage.getFirst().problem();
            if (whole || problem.code() == ProblemCode.TOO_MANY_COLUMNS) {
                throw new EvenkeelException(problem);
            }
        }
        return new FileSample(first, lines);
    }
}
