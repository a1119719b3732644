package app.evenkeel.ingestion.file;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A layout of one header and the rows under it, with or without lines before the header. A source
 * says which columns it needs and what one row means; the rest is here. See the how-to {@code
 * add-an-importer}.
 */
public abstract class TableImporter implements Importer {
    /** Fewer words than this in common are chance. */
    private static final int NEAR_COLUMNS = 3;

    private final String source;
    private final String layout;
    private final Header needed;

    /**
     * Names the layout.
     *
     * @param needed the columns that it is recognised by, and that every reading needs; each may
     *     list alternatives, as in {@link Columns}
     */
    protected TableImporter(String source, String layout, String... needed) {
        this.source = source;
        this.layout = layout;
        this.needed = Header.of(needed);
    }

    @Override
    public final String source() {
        return source;
    }

    @Override
    public final String layout() {
        return layout;
    }

    /** How the source writes numbers. */
    protected NumberText numbers() {
        return NumberText.POINT;
    }

    /** How many of the last columns a row may lack. */
    protected int spareColumns() {
        return 0;
    }

    /** Whether a row below the header is a remark or a total rather than data. */
    protected boolean isRemark(CsvRow row) {
        return false;
    }

    /** Prepares to read one file; state that rows share lives in what is returned. */
    protected abstract RowReader begin(Reading reading);

    @Override
    public boolean recognises(FileSample sample) {
        return needed.isIn(sample);
    }

    /**
     * The row that comes nearest to this layout's header, with what it lacks; {@code null} if none
     * comes near.
     */
    @Nullable NearMiss nearest(FileSample sample) {
        NearMiss best = null;
        for (int i = 0; i < sample.rows().size(); i++) {
            List<String> lacking = needed.lacking(sample.columns().get(i));
            int hits = needed.size() - lacking.size();
            if (hits >= NEAR_COLUMNS
                    && hits > lacking.size() * 2
                    && (best == null || lacking.size() < best.lacking().size())) {
                best = new NearMiss(sample.lines().get(i), source + " " + layout, lacking);
            }
        }
        return best;
    }

    @Override
    public final void read(CsvRows rows, ImportContext context, RecordSink sink) {
        Reading reading = new Reading(this, context, sink);
        RowReader reader = begin(reading);
        Columns columns = null;
        while (rows.hasNext()) {
            CsvRow row = rows.next();
            if (columns == null) {
                columns = header(row);
                if (columns == null) {
                    reader.preamble(row);
                } else {
                    rows.columnsAre(columns.names());
                }
                continue;
            }
            RowCells cells = new RowCells(columns, row, numbers());
            reading.row(
                    row,
                    () -> {
                        if (isRemark(row) || cells.repeatsHeader()) {
                            reading.nothingNew(row);
                            return;
                        }
                        cells.checkWidth(spareColumns());
                        reader.row(cells);
                    });
        }
        reader.end();
    }

    private @Nullable Columns header(CsvRow row) {
        return needed.is(row.cells()) ? new Columns(row.cells()) : null;
    }

    /** What one file's rows mean. */
    @FunctionalInterface
    public interface RowReader {
        /** Reads a row; may throw {@link CellProblem}. */
        void row(RowCells cells);

        /** Looks at a line before the header. */
        default void preamble(CsvRow row) {}

        /** Called after the last row: what was gathered is handed on. */
        default void end() {}
    }

    /** A header that is almost, but not quite, this layout's. */
    record NearMiss(long line, String layout, List<String> lacking) {}
}
