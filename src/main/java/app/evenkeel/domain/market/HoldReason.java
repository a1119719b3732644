package app.evenkeel.domain.market;

/** Why a price was held back. The sentence is looked up by locale. */
public enum HoldReason {
    /** The source's text is no number, or there is none. */
    UNREADABLE,
    /** Zero or less. */
    NOT_POSITIVE,
    /** High under low, or open or close outside of them. */
    INCONSISTENT,
    /** Bid over ask. */
    CROSSED,
    /** A day that has not been yet. */
    FUTURE,
    /** Quoted in another currency than the asset. */
    WRONG_CURRENCY,
    /** Too far from the last price, and neither a split nor a second source explains it. */
    JUMP,
    /** Near to a price that was held back for its jump. */
    AFTER_JUMP,
    /** Too far from what another source says for the same day. */
    SOURCES_DIFFER
}
