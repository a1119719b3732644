package app.evenkeel.domain.event;

/** What changed in the store. A listener loads what it shows again. */
public enum Change {
    LEDGER,
    PRICES,
    ACCOUNTS,
    SETTINGS,
    /** Runs, schedules and notifications. */
    JOBS
}
