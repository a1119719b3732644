package app.evenkeel.ingestion.file;

import java.util.List;
import java.util.stream.LongStream;

/**
 * The first rows of a file, by which its source is recognised; never its name.
 *
 * @param rows up to 40 rows, cells as read, without a byte-order mark
 * @param lines the line in the file that each row begins on, from 1
 */
public record FileSample(List<List<String>> rows, List<Long> lines) {
    public FileSample {
        rows = List.copyOf(rows);
        lines = List.copyOf(lines);
    }

    /** Rows that stand on lines of their own, from the first. */
    public FileSample(List<List<String>> rows) {
        this(rows, LongStream.rangeClosed(1, rows.size()).boxed().toList());
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
