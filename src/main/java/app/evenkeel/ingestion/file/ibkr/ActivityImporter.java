package app.evenkeel.ingestion.file.ibkr;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.CsvRows;
import app.evenkeel.ingestion.file.FileSample;
import app.evenkeel.ingestion.file.ImportContext;
import app.evenkeel.ingestion.file.Importer;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RecordSink;
import app.evenkeel.ingestion.file.RowCells;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The Activity Statement as CSV: many tables in one file.
 *
 * <p>The tables that move something are kept until the end of the file, since the instruments are
 * listed after the trades, and then read by {@link ActivityRows}. Tables that only sum up or
 * explain say nothing new; those that move something in a way not known here are reported.
 */
public final class ActivityImporter implements Importer {
    private static final List<String> MARKS =
            List.of(
                    "Statement",
                    "Account Information",
                    "Financial Instrument Information",
                    "Trades",
                    "Dividends",
                    "Withholding Tax",
                    "Interest",
                    "Deposits & Withdrawals",
                    "Fees");

    private static final Set<String> MOVING = Set.of("Grant Activity");

    /**
     * What was held at the end, by symbol only: of which currency's quotation is not said, so that
     * it cannot be compared.
     */
    private static final Set<String> STATING =
            Set.of(
                    "Mark-to-Market Performance Summary",
                    "Positions and Mark-to-Market Profit and Loss");

    @Override
    public String source() {
        return Ibkr.SOURCE;
    }

    @Override
    public String layout() {
        return "activity";
    }

    @Override
    public boolean recognises(FileSample sample) {
        return sample.rows().stream()
                        .anyMatch(row ->
                                MARKS.stream().anyMatch(name -> Sections.isHeader(row, name)))
                && !TransactionHistoryImporter.isIn(sample);
    }

    @Override
    public void read(CsvRows rows, ImportContext context, RecordSink sink) {
        Reading reading = new Reading(this, context, sink);
        Sections sections = new Sections();
        ActivityRows activity = new ActivityRows(reading);
        Set<String> told = new HashSet<>();
        while (rows.hasNext()) {
            CsvRow row = rows.next();
            RowCells cells = sections.next(row);
            if (cells != null) {
                String section = Sections.name(row);
                if (STATING.contains(section) && told.add(section)) {
                    reading.note(row, "", ProblemCode.POSITIONS_NOT_READ, section);
                }
                reading.row(row, () -> sort(cells, reading, activity));
            }
        }
        activity.emit();
    }

    private static void sort(RowCells cells, Reading reading, ActivityRows activity) {
        String section = Sections.name(cells.row());
        boolean data = Sections.mark(cells.row()).equals("Data");
        if (!data || isTotal(cells)) {
            reading.nothingNew(cells.row());
        } else if (MOVING.contains(section)) {
            throw cells.refusal("", ProblemCode.NOT_SUPPORTED, section);
        } else if (!activity.take(section, cells)) {
            reading.nothingNew(cells.row());
        }
    }

    /** Totals are marked as data in some tables, with the word in the currency's column. */
    private static boolean isTotal(RowCells cells) {
        List<String> row = cells.row().cells();
        return row.size() > 2 && row.get(2).startsWith("Total");
    }
}
