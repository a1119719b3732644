package app.evenkeel.domain.market;

/** What a price series was corrected for. Series of different kinds are never mixed unnoticed. */
public enum Adjustment {
    /** As traded on the day. */
    RAW,
    /** Restated for later splits, as most charts show it. */
    SPLIT,
    /** Restated for later splits and dividends; for returns, never for what a holding was worth. */
    TOTAL
}
