package app.evenkeel.domain.event;

/** What changed in the store. A listener loads what it shows again. */
public enum Change {
    LEDGER,
    PRICES,
    ACCOUNTS,
    /** Portfolios, their accounts, targets and policies. */
    PORTFOLIOS,
    /** Connections, addresses, and what was collected. */
    COLLECTED,
    SETTINGS,
    /** Runs, schedules and notifications. */
    JOBS,
    /** Rebalance runs, orders and fills, and what may be traded. */
    ORDERS
}
