package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.EvenkeelException;
import app.evenkeel.domain.problem.Problem;
import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.domain.problem.RowProblem;

import com.opencsv.CSVParser;
import com.opencsv.CSVParserBuilder;
import com.opencsv.ICSVParser;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;

/**
 * Puts lines together to rows with OpenCSV's parser, keeping each row's first line and raw text,
 * which OpenCSV's own reader does not tell.
 */
final class CsvRowReader implements CsvRows {
    /** Stands for bytes that are no text; a code point that no text may hold. */
    static final char DAMAGED = '\uFFFF';

    private static final int EXCERPT = 40;

    private final LineSource source;
    private final char delimiter;
    private final String fileName;
    private final Supplier<Charset> charset;
    private final TextProblems problems;
    private final Deque<String> again = new ArrayDeque<>();
    private CSVParser parser;
    private List<String> header = List.of();
    private long line;
    private int rows;
    private @Nullable CsvRow ahead;

    /** Cells of the shortest row so far, as sources leave out empty cells at the end. */
    private int narrowest = Integer.MAX_VALUE;

    private boolean hasBlankEnds;

    CsvRowReader(
            LineSource source,
            char delimiter,
            String fileName,
            Supplier<Charset> charset,
            TextProblems problems) {
        this.source = source;
        this.delimiter = delimiter;
        this.fileName = fileName;
        this.charset = charset;
        this.problems = problems;
        this.parser = newParser(delimiter);
    }

    /** OpenCSV's parser for quotes doubled inside quotes, the way every source writes them. */
    static CSVParser newParser(char delimiter) {
        return new CSVParserBuilder()
                .withSeparator(delimiter)
                .withEscapeChar(ICSVParser.NULL_CHARACTER)
                .build();
    }

    @Override
    public void columnsAre(List<String> names) {
        header = List.copyOf(names);
        narrowest = header.size();
        hasBlankEnds = false;
    }

    @Override
    public boolean hasNext() {
        if (ahead == null) {
            try {
                ahead = read();
            } catch (IOException e) {
                throw new EvenkeelException(Problem.of(ProblemCode.FILE_UNREADABLE, fileName), e);
            }
        }
        return ahead != null;
    }

    @Override
    public CsvRow next() {
        if (!hasNext() || ahead == null) {
            throw new NoSuchElementException();
        }
        CsvRow row = ahead;
        ahead = null;
        return row;
    }

    private @Nullable CsvRow read() throws IOException {
        for (String text = nextLine(); text != null; text = nextLine()) {
            if (text.isBlank()) {
                continue;
            }
            CsvRow row = rowFrom(text);
            if (row != null) {
                return row;
            }
        }
        return null;
    }

    private @Nullable CsvRow rowFrom(String first) throws IOException {
        long start = line;
        if (first.length() >= FileLimits.MAX_LINE) {
            return refuse(start, "", ProblemCode.CELL_TOO_LONG, limit(FileLimits.MAX_CELL));
        }
        String[] cells = parser.parseLineMulti(first);
        if (!parser.isPending()) {
            return checked(start, cells, first);
        }
        List<String> run = new ArrayList<>();
        StringBuilder raw = new StringBuilder(first);
        while (parser.isPending()) {
            String text = nextLine();
            if (text != null) {
                run.add(text);
            }
            if (text == null
                    || run.size() >= FileLimits.MAX_LINES_PER_ROW
                    || raw.length() + text.length() > FileLimits.MAX_LINE) {
                return unterminated(start, first, run);
            }
            raw.append('\n').append(text);
            cells = joined(cells, parser.parseLineMulti(text));
        }
        return checked(start, cells, raw.toString());
    }

    /** Refuses one line only: what a stray quote swallowed is read again, line by line. */
    private @Nullable CsvRow unterminated(long start, String first, List<String> swallowed) {
        String pending = excerpt(parser.getPendingText());
        // Where nothing follows the quote, what stands before it tells the place.
        String cell = pending.isEmpty() ? excerpt(first) : pending;
        parser = newParser(delimiter);
        for (String text : swallowed.reversed()) {
            again.addFirst(text);
        }
        line = start;
        return refuse(start, "", ProblemCode.UNTERMINATED_QUOTE, cell);
    }

    private @Nullable CsvRow checked(long start, String[] cells, String raw) {
        if (cells.length > FileLimits.MAX_COLUMNS) {
            return refuse(
                    start,
                    "",
                    ProblemCode.TOO_MANY_COLUMNS,
                    fileName,
                    limit(FileLimits.MAX_COLUMNS));
        }
        if (raw.length() > FileLimits.MAX_CELL) {
            for (int i = 0; i < cells.length; i++) {
                if (cells[i].length() > FileLimits.MAX_CELL) {
                    return refuse(
                            start,
                            nameOf(i),
                            ProblemCode.CELL_TOO_LONG,
                            limit(FileLimits.MAX_CELL));
                }
            }
        }
        if (raw.indexOf(DAMAGED) >= 0) {
            int i = 0;
            while (i < cells.length - 1 && cells[i].indexOf(DAMAGED) < 0) {
                i++;
            }
            return refuse(
                    start, nameOf(i), ProblemCode.FILE_BAD_CHARSET, fileName, charset.get().name());
        }
        if (source.isOpen() && again.isEmpty()) {
            noteCut(start, cells, raw);
        }
        narrowest = Math.min(narrowest, cells.length);
        hasBlankEnds |= cells[cells.length - 1].isBlank();
        return new CsvRow(place(), start, Arrays.asList(cells), raw);
    }

    /**
     * Tells that the last row may be cut: its line has no end, and its last cell could go on. The
     * row is kept all the same. Many genuine exports leave out the last line end, and nothing in
     * the file tells "1.5" from the beginning of "1.57"; only whoever downloaded it can. A cell
     * closed by its quote is whole, a row too short is refused by its importer, and an empty cell
     * only says something where no row before it had one.
     */
    private void noteCut(long start, String[] cells, String raw) {
        String last = cells[cells.length - 1].strip();
        boolean isWhole = last.isEmpty() ? hasBlankEnds : raw.stripTrailing().endsWith("\"");
        if (rows > 0 && cells.length >= narrowest && !isWhole) {
            String name = nameOf(cells.length - 1);
            problems.noted(
                    RowProblem.note(
                            start,
                            name.isEmpty() ? Integer.toString(cells.length) : name,
                            ProblemCode.FILE_MAY_BE_CUT,
                            excerpt(last)));
        }
    }

    private @Nullable CsvRow refuse(long at, String column, ProblemCode code, String... args) {
        problems.damaged(place(), RowProblem.rejected(at, column, code, args));
        return null;
    }

    private int place() {
        if (rows >= FileLimits.MAX_ROWS) {
            throw new EvenkeelException(
                    Problem.of(ProblemCode.TOO_MANY_ROWS, String.valueOf(FileLimits.MAX_ROWS)));
        }
        return rows++;
    }

    private @Nullable String nextLine() throws IOException {
        String text = again.isEmpty() ? source.next() : again.removeFirst();
        line++;
        return line == 1 && text != null && text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private String nameOf(int index) {
        return index < header.size() ? header.get(index) : "";
    }

    private static String[] joined(String[] cells, String[] more) {
        String[] all = Arrays.copyOf(cells, cells.length + more.length);
        System.arraycopy(more, 0, all, cells.length, more.length);
        return all;
    }

    private static String excerpt(@Nullable String text) {
        String shown =
                text == null ? "" : text.replace(DAMAGED, '?').replaceAll("\\s+", " ").strip();
        return shown.length() <= EXCERPT ? shown : shown.substring(0, EXCERPT) + "…";
    }

    private static String limit(int value) {
        return String.valueOf(value);
    }
}
