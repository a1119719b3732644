package app.evenkeel.ingestion.file;

import java.util.List;
import java.util.stream.LongStream;

/** The first rows of a file, by which its source is recognised; never its name. */
public final class FileSample {
    private final List<List<String>> rows;
    private final List<Long> lines;
    private final List<Columns> columns;

    /**
     * Takes the first rows.
     *
     * @param rows up to 40 rows, cells as read, without a byte-order mark
     * @param lines the line in the file that each row begins on, from 1
     */
    public FileSample(List<List<String>> rows, List<Long> lines) {
        this.rows = List.copyOf(rows);
        this.lines = List.copyOf(lines);
        this.columns = rows.stream().map(Columns::new).toList();
    }

    /** Rows that stand on lines of their own, from the first. */
    public FileSample(List<List<String>> rows) {
        this(rows, LongStream.rangeClosed(1, rows.size()).boxed().toList());
    }

    public List<List<String>> rows() {
        return rows;
    }

    public List<Long> lines() {
        return lines;
    }

    /** Each row as if it were a header: made once for all that ask. */
    List<Columns> columns() {
        return columns;
    }

    /**
     * Whether some row has all of these words as cells, in any order, blanks around them ignored.
     */
    public boolean hasHeader(String... words) {
        List<String> wanted = List.of(words);
        return rows.stream()
                .anyMatch(row -> row.stream().map(String::strip).toList().containsAll(wanted));
    }
}
