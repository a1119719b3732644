package app.evenkeel.ingestion.file;

/** A layout that holds prices beside its transactions; they are read by themselves, if at all. */
public interface PricedImporter extends DocumentImporter {
    /** Hands on the prices; what is none is passed over. */
    void prices(Document document, PriceSink sink);
}
