package app.evenkeel.ingestion.file;

import app.evenkeel.domain.task.Progress;

import java.util.List;
import java.util.function.LongSupplier;

/** Rows that say how far they are, and stop when the user wants them to. */
final class ReportedRows implements CsvRows {
    private static final int ROWS_PER_REPORT = 1024;

    private final CsvRows rows;
    private final LongSupplier done;
    private final long total;
    private final Progress progress;
    private int sinceReport;

    ReportedRows(CsvRows rows, LongSupplier done, long total, Progress progress) {
        this.rows = rows;
        this.done = done;
        this.total = total;
        this.progress = progress;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public CsvRow next() {
        if (++sinceReport >= ROWS_PER_REPORT) {
            sinceReport = 0;
            progress.checkCancelled();
            progress.report("progress.file.reading", done.getAsLong(), total);
        }
        return rows.next();
    }

    @Override
    public void columnsAre(List<String> header) {
        rows.columnsAre(header);
    }
}
