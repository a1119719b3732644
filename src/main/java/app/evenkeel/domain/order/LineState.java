package app.evenkeel.domain.order;

/** What became of a run's line. */
public enum LineState {
    /** To be done, or under way. */
    OPEN,
    /** Done, but for what is too small to be traded. */
    DONE,
    /** Done in part. */
    PARTLY,
    /** Left out by a rule, before anything was sent. */
    SKIPPED,
    /** Tried, and nothing came of it. */
    FAILED
}
