package app.evenkeel.domain.order;

/** Which way the base asset goes. */
public enum Side {
    BUY,
    SELL
}
