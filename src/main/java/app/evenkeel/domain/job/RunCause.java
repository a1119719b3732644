package app.evenkeel.domain.job;

/** Why a run was begun. */
public enum RunCause {
    /** It was due. */
    SCHEDULE,
    /** It had been due while the program slept or was closed. */
    LATE,
    /** The run before it failed. */
    RETRY,
    /** The run before it was cut off by the end of the program. */
    RESUME,
    /** The user asked for it. */
    USER
}
