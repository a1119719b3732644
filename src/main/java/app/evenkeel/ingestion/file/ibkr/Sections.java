package app.evenkeel.ingestion.file.ibkr;

import app.evenkeel.ingestion.file.Columns;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.RowCells;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Statements of several tables in one file: column 1 names the table, column 2 says whether a row
 * is its header, data or a total. Headers repeat, and change from one to the next. Used by one
 * thread.
 */
final class Sections {
    private static final String HEADER = "Header";

    private final Map<String, Columns> headers = new HashMap<>();

    static boolean isHeader(List<String> row, String section) {
        return row.size() > 2 && row.get(0).strip().equals(section) && isHeader(row);
    }

    static String name(CsvRow row) {
        return row.cells().getFirst().strip();
    }

    /** What column 2 says: Data, SubTotal, Total, Notes. */
    static String mark(CsvRow row) {
        return row.cells().size() > 1 ? row.cells().get(1).strip() : "";
    }

    /** The row under its section's latest header, or {@code null} if it is a header. */
    @Nullable RowCells next(CsvRow row) {
        if (isHeader(row.cells())) {
            headers.put(name(row), new Columns(row.cells()));
            return null;
        }
        Columns columns = headers.get(name(row));
        return new RowCells(
                columns == null ? new Columns(List.of()) : columns, row, NumberText.POINT);
    }

    private static boolean isHeader(List<String> row) {
        return row.size() > 1 && row.get(1).strip().equals(HEADER);
    }
}
