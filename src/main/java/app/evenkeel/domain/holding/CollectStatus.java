package app.evenkeel.domain.holding;

/** How the last attempt to collect an account went. */
public enum CollectStatus {
    OK,
    FAILED,
    /** There was none. */
    NEVER
}
