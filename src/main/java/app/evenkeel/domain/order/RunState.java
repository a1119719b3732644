package app.evenkeel.domain.order;

/** How far a rebalance run is. */
public enum RunState {
    /** Planned and stored; waits for an approval. */
    CALCULATED,
    /** May begin. */
    APPROVED,
    /** What is to be sold goes first, since it pays for the rest. */
    SELLING,
    /** What is to be bought, up to the cash that there really is. */
    BUYING,
    /** All orders are over; fills and balances are compared. */
    RECONCILING,
    /** Every line is done, and the books agree. */
    COMPLETED,
    /** Some of it was done; the reason says why not the rest. */
    PARTIAL,
    /** Nothing was done; the reason says why. */
    FAILED;

    public boolean isOver() {
        return this == COMPLETED || this == PARTIAL || this == FAILED;
    }

    /** Whether orders of it may be at a venue. */
    public boolean isUnderWay() {
        return this == SELLING || this == BUYING || this == RECONCILING;
    }
}
