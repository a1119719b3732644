package app.evenkeel.domain.order;

/** What price an order may be filled at. */
public enum OrderType {
    /** Whatever the book gives. */
    MARKET,
    /** The limit or better. */
    LIMIT,
    /** As {@link #LIMIT}, at a limit that leaves the book's best price a stated way behind. */
    COLLARED,
    /** The limit or better, once the stop price was traded. */
    STOP;

    public boolean hasLimit() {
        return this != MARKET;
    }
}
