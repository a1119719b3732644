package app.evenkeel.ingestion.file;

import java.util.List;

/**
 * One row of a CSV file.
 *
 * @param line line in the file that it begins on, from 1
 * @param cells as read, quotes removed, blanks kept
 * @param raw the row as it stood in the file, without the line end
 */
public record CsvRow(long line, List<String> cells, String raw) {}
