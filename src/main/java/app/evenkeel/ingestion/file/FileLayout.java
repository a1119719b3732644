package app.evenkeel.ingestion.file;

/** One layout of one source: what a file must look like, and how it is read. */
public sealed interface FileLayout permits Importer, DocumentImporter {
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
}
