package app.evenkeel.ingestion.file;

import java.util.Iterator;

/**
 * The rows of an open file, read once, in order; limits on size, columns and cells are kept while
 * reading. Blank lines are passed over.
 */
public interface CsvRows extends Iterator<CsvRow> {}
