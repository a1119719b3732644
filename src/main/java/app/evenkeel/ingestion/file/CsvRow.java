package app.evenkeel.ingestion.file;

import java.util.List;

/**
 * One row of a CSV file.
 *
 * @param place which of the file's rows it is; unlike its line, no other row has it
 * @param line line in the file that it begins on, from 1
 * @param cells as read, quotes removed, blanks kept
 * @param raw the row as it stood in the file, without the line end
 */
public record CsvRow(int place, long line, List<String> cells, String raw) {}
