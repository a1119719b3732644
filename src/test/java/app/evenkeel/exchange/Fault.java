package app.evenkeel.exchange;

/** What can go wrong with one request to the exchange. */
public enum Fault {
    /** Nothing. */
    NONE,
    /** The connection breaks before the request is read. */
    LOST_BEFORE,
    /** The request is done, and the connection breaks instead of an answer. */
    LOST_AFTER,
    /** The connection breaks, and the request is done some seconds later. */
    LATE,
    /** A status of 500 without effect. */
    ERROR_BEFORE,
    /** A status of 500 although the request was done. */
    ERROR_AFTER,
    /** "Execution status unknown" although it was done: -1007, or Kraken's service error. */
    UNKNOWN_AFTER,
    /** "Execution status unknown", and it was not done. */
    UNKNOWN_BEFORE,
    /** Done, and answered with an error that no table lists. */
    UNLISTED_AFTER,
    /** Done, and answered with an error that says that it was not. */
    REFUSED_AFTER,
    /** The time or nonce is refused. */
    CLOCK,
    /** Too many requests: 429 with Retry-After. */
    BUSY,
    /** Banned for a while: 418 with Retry-After. */
    BANNED,
    /** 503 for maintenance. */
    MAINTENANCE,
    /** Done, and answered with what is no JSON. */
    GARBAGE,
    /** Answered with an empty object or list. */
    EMPTY,
    /** The answer that was given to the same question before. */
    OLD,
    /** Every entry of a list twice. */
    DOUBLED,
    /** As if what the question is about were not there yet. */
    NOT_YET
}
