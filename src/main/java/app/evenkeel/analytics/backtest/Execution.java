package app.evenkeel.analytics.backtest;

/** At which price a decision that was taken at a close is traded. */
public enum Execution {
    /** The next bar's open, or its close where the bar has no open. */
    NEXT_PRICE,
    /** The next bar's close. */
    NEXT_CLOSE,
    /** The close that the decision was taken at, which nobody could quite have had. */
    SAME_CLOSE
}
