package app.evenkeel.ingestion.file;

/**
 * Reads one layout that consists of rows of cells: a CSV file, or a sheet of a workbook. Stateless;
 * a reading keeps its state in local variables. To add one, see the how-to {@code add-an-importer}.
 */
public non-sealed interface Importer extends FileLayout {
    boolean recognises(FileSample sample);

    /** How the text is read before it is asked {@link #recognises}. */
    default TextForm form() {
        return TextForm.FOUND;
    }

    /**
     * Reads the whole file. A row that is not understood goes to {@link RecordSink#rejected};
     * nothing a row holds may throw.
     */
    void read(CsvRows rows, ImportContext context, RecordSink sink);
}
