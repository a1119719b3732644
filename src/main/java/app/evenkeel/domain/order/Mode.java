package app.evenkeel.domain.order;

/** How much of an order is real. Stands on every row that speaks of one. */
public enum Mode {
    /** Built, checked and written down; nothing is sent. */
    DRY,
    /** Filled against known prices, in a book of its own. */
    PAPER,
    /** Sent to the exchange. */
    LIVE
}
