package app.evenkeel.domain.allocation;

/** What part an account or an asset has in a portfolio's policy. */
public enum Participation {
    /** Counts, and is traded. */
    TRADED,
    /** Counts as it is, and is not traded: a wallet, a share that is never to be sold. */
    HELD,
    /** Does not count. */
    LEFT_OUT
}
