package app.evenkeel.ingestion.file;

import java.util.Iterator;
import java.util.List;

/**
 * The rows of an open file, read once, in order; limits on size, columns and cells are kept while
 * reading. Blank lines are passed over, and so are rows that are damaged as text: those are
 * reported as problems without the importer's doing.
 */
public interface CsvRows extends Iterator<CsvRow> {
    /** Says what the columns are called, for problems found before the importer sees a row. */
    default void columnsAre(List<String> header) {}
}
