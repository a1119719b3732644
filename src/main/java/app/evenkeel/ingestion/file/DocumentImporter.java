package app.evenkeel.ingestion.file;

/**
 * Reads one layout that consists of nested elements: XML or JSON. Stateless, as {@link Importer}.
 */
public non-sealed interface DocumentImporter extends FileLayout {
    boolean recognises(DocumentSample sample);

    /**
     * Reads the whole document. An element that is not understood goes to {@link
     * RecordSink#rejected}; nothing an element holds may throw.
     */
    void read(Document document, ImportContext context, RecordSink sink);
}
