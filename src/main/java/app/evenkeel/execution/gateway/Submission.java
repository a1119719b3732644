package app.evenkeel.execution.gateway;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** What is known after an order was handed over. */
public sealed interface Submission {
    /**
     * The venue has it.
     *
     * @param venueOrderId the venue's own id
     */
    record Accepted(String venueOrderId) implements Submission {}

    /**
     * The venue has proved that it did not take it, and will not.
     *
     * @param words the venue's own
     * @param pause how long it wants to be left alone, or {@code null}
     */
    record Refused(Refusal kind, String words, @Nullable Duration pause) implements Submission {}

    /**
     * Nobody knows whether the venue has it.
     *
     * @param words what happened instead of an answer
     */
    record Unclear(String words) implements Submission {}

    /** It was only written down, as is meant in a dry run. */
    record Logged() implements Submission {}

    /** Why a venue does not take an order. */
    enum Refusal {
        /** It does not fit the market's rules as they are now. */
        RULES,
        /** There is not enough to pay for it. */
        FUNDS,
        /** The market takes no orders. */
        CLOSED,
        /** The key may not, or is not known. */
        KEY,
        /** It came with a time that the venue does not accept. */
        CLOCK,
        /** Too many requests. */
        BUSY,
        /** It never left: no connection could be made. */
        UNREACHED,
        /** Any other proved refusal. */
        OTHER
    }
}
