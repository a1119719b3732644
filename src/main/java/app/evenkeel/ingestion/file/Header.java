package app.evenkeel.ingestion.file;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns that make a row the header of a layout. Each may list alternatives, as in {@link
 * Columns}. Their words are made comparable once, as every row of every sample is asked.
 */
public final class Header {
    private final List<String> names;
    private final List<List<String>> words;

    private Header(List<String> names) {
        this.names = names;
        this.words =
                names.stream()
                        .map(name ->
                                Arrays.stream(name.split("\\|", -1)).map(Columns::word).toList())
                        .toList();
    }

    public static Header of(String... names) {
        return new Header(List.of(names));
    }

    public static Header of(List<String> names) {
        return new Header(List.copyOf(names));
    }

    /** Whether some row of the sample has all of these columns. */
    public boolean isIn(FileSample sample) {
        return sample.columns().stream().anyMatch(this::isAll);
    }

    /** Whether a row has all of these columns. */
    public boolean is(List<String> row) {
        return row.size() >= names.size() && isAll(new Columns(row));
    }

    private boolean isAll(Columns columns) {
        if (columns.size() < names.size()) {
            return false;
        }
        for (List<String> alternatives : words) {
            if (!isThere(alternatives, columns)) {
                return false;
            }
        }
        return true;
    }

    /** The columns that are not there, each by its first name. */
    List<String> lacking(Columns columns) {
        return IntStream.range(0, names.size())
                .filter(i -> !isThere(words.get(i), columns))
                .mapToObj(i -> names.get(i).split("\\|", -1)[0])
                .toList();
    }

    int size() {
        return names.size();
    }

    private static boolean isThere(List<String> alternatives, Columns columns) {
        for (String word : alternatives) {
            if (columns.hasWord(word)) {
                return true;
            }
        }
        return false;
    }
}
