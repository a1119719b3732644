package app.evenkeel.domain.order;

import app.evenkeel.domain.money.Money;

import org.jspecify.annotations.Nullable;

/**
 * What the schedule may do with a portfolio that is due.
 *
 * @param mode of the runs that it begins
 * @param cap what a run may trade without being asked; {@code null} unless it may
 */
public record Automation(Approval approval, Mode mode, @Nullable Money cap) {
    /** The user begins every run. */
    public static final Automation OFF = new Automation(Approval.OFF, Mode.PAPER, null);

    /** Who lets a run begin. */
    public enum Approval {
        /** The schedule plans nothing. */
        OFF,
        /** The schedule plans, and the plan waits for the user. */
        BY_HAND,
        /** What trades no more than the cap begins at once; the rest waits for the user. */
        WITHIN_CAP
    }

    /**
     * @throws IllegalArgumentException if there is no cap, or none above zero, where one is needed
     */
    public Automation {
        cap = approval == Approval.WITHIN_CAP ? cap : null;
        if (approval == Approval.WITHIN_CAP && (cap == null || cap.amount().signum() <= 0)) {
            throw new IllegalArgumentException("Within what cap?");
        }
    }

    public boolean isOff() {
        return approval == Approval.OFF;
    }

    /**
     * Whether something of this value may be traded without asking; nothing in another currency
     * than the cap's, which says nothing about it.
     */
    public boolean covers(Money turnover) {
        return cap != null
                && cap.currency().equals(turnover.currency())
                && turnover.amount().compareTo(cap.amount()) <= 0;
    }
}
