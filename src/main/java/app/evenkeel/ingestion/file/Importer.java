package app.evenkeel.ingestion.file;

/**
 * Reads one layout of one source. Stateless; a reading keeps its state in local variables. To add
 * one, see the how-to {@code add-an-importer}.
 */
public interface Importer {
    /** The broker or exchange: lower case, stable, stored with every transaction. */
    String source();

    /**
     * The layout within the source: lower case with hyphens, stable, stored with every transaction.
     */
    String layout();

    /**
     * Order within one drop: files that tell events in full come before those that only confirm.
     */
    default int precedence() {
        return 0;
    }

    boolean recognises(FileSample sample);

    /**
     * Reads the whole file. A row that is not understood goes to {@link RecordSink#problem};
     * nothing a row holds may throw.
     */
    void read(CsvRows rows, ImportContext context, RecordSink sink);
}
