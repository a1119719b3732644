package app.evenkeel.ingestion.file;

/** An open XML or JSON document, which can be walked through once. */
public interface Document {
    /**
     * Walks through all elements in document order, as the visitor directs. Memory stays bounded by
     * what the visitor takes at once.
     */
    void walk(Visitor visitor);

    /** Directs a walk and receives what it asked for. */
    interface Visitor {
        /** What to do with an element whose attributes are known, but not its content. */
        Step open(String path, Node element);

        /** Whether an element within one that is taken is passed over, with all that is in it. */
        default boolean leavesOut(String path) {
            return false;
        }

        /** Receives an element that was to be taken, with all that is in it. */
        void taken(String path, Node element);
    }

    /** What becomes of an element. */
    enum Step {
        /** Its children are visited one by one. */
        DESCEND,
        /** It is put together with all its children, and handed over. */
        TAKE,
        /** Nothing in it matters. */
        SKIP
    }
}
