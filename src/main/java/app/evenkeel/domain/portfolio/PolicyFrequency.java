package app.evenkeel.domain.portfolio;

/** How often a portfolio is looked at with a view to rebalance it. */
public enum PolicyFrequency {
    DAILY,
    WEEKLY,
    MONTHLY,
    QUARTERLY,
    /** Never by the calendar: only when a band is left. */
    THRESHOLD_ONLY
}
