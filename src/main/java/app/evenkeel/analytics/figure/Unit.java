package app.evenkeel.analytics.figure;

/** What a figure's number counts, so that a reader can print it. */
public enum Unit {
    /** A decimal fraction: 0.05 is five percent. */
    FRACTION,
    /** A plain number without a unit, such as a ratio. */
    NUMBER,
    /** An amount in the currency that the figure was made in. */
    MONEY,
    /** Calendar days. */
    DAYS,
    /** A whole number of things. */
    COUNT
}
