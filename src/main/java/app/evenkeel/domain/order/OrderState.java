package app.evenkeel.domain.order;

import java.util.EnumSet;
import java.util.Set;

/** Where an order stands, as far as the venue has said: no answer is never taken for a no. */
public enum OrderState {
    /** Built, not yet on disk. In a dry run an order goes no further. */
    PLANNED,
    /**
     * On disk, and then handed to the network: from here on it may be at the venue, whatever
     * happens to this program.
     */
    INTENT_SAVED,
    /** The venue has it. */
    ACKED,
    /** The venue has proved that it does not take it. */
    REJECTED,
    /** It may be at the venue or not. Blocks its market and its run until that is known. */
    UNKNOWN,
    /** Filled in part, and standing. */
    PARTIAL,
    /** Filled to the full quantity. */
    FILLED,
    /** To be cancelled; it may still be filled. */
    CANCEL_PENDING,
    /** Cancelled, after the fills that it has. */
    CANCELLED,
    /** Ended by its time in force, after the fills that it has. */
    EXPIRED,
    /** Looked for everywhere for long enough, and not there. Never sent again. */
    ABSENT;

    /** What an order in this state can become. A state may always be confirmed. */
    public Set<OrderState> next() {
        return switch (this) {
            case PLANNED -> EnumSet.of(INTENT_SAVED);
            case INTENT_SAVED ->
                    EnumSet.of(ACKED, REJECTED, UNKNOWN, PARTIAL, FILLED, CANCELLED, EXPIRED);
            case ACKED -> EnumSet.of(PARTIAL, FILLED, CANCEL_PENDING, CANCELLED, EXPIRED, REJECTED);
            case UNKNOWN ->
                    EnumSet.of(
                            ACKED,
                            PARTIAL,
                            FILLED,
                            CANCEL_PENDING,
                            CANCELLED,
                            EXPIRED,
                            REJECTED,
                            ABSENT);
            case PARTIAL -> EnumSet.of(FILLED, CANCEL_PENDING, CANCELLED, EXPIRED);
            case CANCEL_PENDING -> EnumSet.of(ACKED, PARTIAL, FILLED, CANCELLED, EXPIRED, REJECTED);
            // A venue that was wrong about the end, or late: its fills count all the same.
            case CANCELLED, EXPIRED -> EnumSet.of(FILLED);
            case ABSENT, REJECTED -> EnumSet.of(ACKED, PARTIAL, FILLED, CANCELLED, EXPIRED);
            case FILLED -> EnumSet.noneOf(OrderState.class);
        };
    }

    public boolean mayBecome(OrderState other) {
        return this == other || next().contains(other);
    }

    /** Whether nothing more is expected of it. */
    public boolean isOver() {
        return switch (this) {
            case REJECTED, FILLED, CANCELLED, EXPIRED, ABSENT -> true;
            case PLANNED, INTENT_SAVED, ACKED, UNKNOWN, PARTIAL, CANCEL_PENDING -> false;
        };
    }

    /** Whether it may be at the venue, now or later. */
    public boolean mayBeLive() {
        return !isOver() && this != PLANNED;
    }
}
