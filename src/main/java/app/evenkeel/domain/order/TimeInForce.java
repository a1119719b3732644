package app.evenkeel.domain.order;

/** How long an order stands. */
public enum TimeInForce {
    /** Until it is cancelled. */
    GTC,
    /** What can be filled at once; the rest is cancelled. */
    IOC,
    /** All of it at once or nothing. */
    FOK
}
