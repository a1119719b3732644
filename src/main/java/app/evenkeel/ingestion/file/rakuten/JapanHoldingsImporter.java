package app.evenkeel.ingestion.file.rakuten;

import app.evenkeel.domain.problem.ProblemCode;
import app.evenkeel.ingestion.file.Columns;
import app.evenkeel.ingestion.file.CsvRow;
import app.evenkeel.ingestion.file.CsvRows;
import app.evenkeel.ingestion.file.FileSample;
import app.evenkeel.ingestion.file.Header;
import app.evenkeel.ingestion.file.ImportContext;
import app.evenkeel.ingestion.file.Importer;
import app.evenkeel.ingestion.file.NumberText;
import app.evenkeel.ingestion.file.Reading;
import app.evenkeel.ingestion.file.RecordSink;
import app.evenkeel.ingestion.file.RowCells;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * The page of Japanese shares held: one table for each tax account, under a title that names it,
 * with a subtotal below.
 */
public final class JapanHoldingsImporter implements Importer {
    private static final String TITLE = "■現在の評価額合計";
    private static final String UNITS = "保有数量［株］";
    private static final Header HEADER = Header.of("銘柄コード", "銘柄名", UNITS, "執行中［株］");

    @Override
    public String source() {
        return Rakuten.SOURCE;
    }

    @Override
    public String layout() {
        return "holdings-jp";
    }

    @Override
    public int precedence() {
        return 40;
    }

    @Override
    public boolean recognises(FileSample sample) {
        return HEADER.isIn(sample);
    }

    @Override
    public void read(CsvRows rows, ImportContext context, RecordSink sink) {
        Reading reading = new Reading(this, context, sink);
        LocalDate asOf = BalanceImporter.dateIn(context.fileName());
        if (asOf == null) {
            asOf = context.today();
            reading.noteOfFile(ProblemCode.DATE_ASSUMED, context.fileName());
        }
        new Tables(reading, asOf).read(rows);
    }

    /** The tables of one file as they come by. */
    private static final class Tables {
        private final Reading reading;
        private final LocalDate asOf;
        private @Nullable Columns columns;
        private String pool = "";

        Tables(Reading reading, LocalDate asOf) {
            this.reading = reading;
            this.asOf = asOf;
        }

        void read(CsvRows rows) {
            while (rows.hasNext()) {
                CsvRow row = rows.next();
                String first = Rakuten.plain(row.cells().getFirst());
                if (HEADER.is(row.cells())) {
                    columns = new Columns(row.cells());
                } else if (first.startsWith("■")) {
                    columns = null;
                    pool =
                            first.startsWith(Rakuten.plain(TITLE))
                                    ? pool
                                    : first.substring(1).replaceFirst("口座$", "");
                } else if (columns != null) {
                    Columns known = columns;
                    reading.row(
                            row, () -> holding(new RowCells(known, row, NumberText.POINT), first));
                }
            }
        }

        private void holding(RowCells cells, String code) {
            if (code.isEmpty()) {
                // The subtotal of an account.
                reading.nothingNew(cells.row());
                return;
            }
            cells.checkWidth(2);
            reading.holding(
                    cells.row(),
                    Rakuten.ACCOUNT,
                    pool,
                    Rakuten.japanShare(code, cells.required("銘柄名")),
                    cells.positive(UNITS),
                    asOf);
        }
    }
}
