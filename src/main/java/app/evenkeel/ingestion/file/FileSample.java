package app.evenkeel.ingestion.file;

import java.util.List;

/**
 * The first rows of a file, by which its source is recognised; never its name.
 *
 * @param rows up to 40 rows, cells as read, without a byte-order mark
 */
public record FileSample(List<List<String>> rows) {
    public FileSample {
        rows = List.copyOf(rows);
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
