package app.evenkeel.domain.job;

/** What became of a run. */
public enum RunOutcome {
    /** Begun and not ended yet. */
    RUNNING,
    /** All of it was done. */
    DONE,
    /** Some of it was done; the problem says what was not. */
    PARTLY,
    /** None of it was done. */
    FAILED,
    /** The user stopped it. */
    CANCELLED,
    /** The program ended in the middle of it; it is begun again. */
    INTERRUPTED
}
