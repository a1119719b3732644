package app.evenkeel.analytics.gain;

/** Why units changed hands. */
enum Cause {
    /** They came into the scope or left it. */
    FLOW,
    /** They went from one place of the scope to another. */
    MOVE,
    /** They were traded, split or exchanged: what the two sides differ by is the price's. */
    PRICE,
    INCOME,
    /** One currency was exchanged for another. */
    CURRENCY,
    FEE,
    TAX
}
