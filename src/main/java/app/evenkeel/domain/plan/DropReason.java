package app.evenkeel.domain.plan;

/**
 * Why something that the targets ask for is not in a plan; the sentence is looked up by locale
 * under {@code plan.dropped.CODE}. Some compare with a limit, an amount in the plan's currency.
 */
public enum DropReason {
    /** Below the least value of a trade, which is the limit. */
    BELOW_MINIMUM,
    /** Less than half of the least quantity that is traded; the limit is what that is worth. */
    BELOW_LOT,
    /** No account that trades it has the cash. */
    NO_CASH,
    /** There is cash where it is traded, but all cash together would fall below its target. */
    CASH_AT_TARGET,
    /** There is cash where it is traded, but no more than the contribution is spent. */
    CONTRIBUTION_SPENT,
    /**
     * Nothing in the same account could be bought with the proceeds, nor anything elsewhere with
     * the cash that they would make up for.
     */
    NO_USE,
    /** Its account or the asset itself is counted but not traded. */
    NOT_TRADED,
    /** The plan sells nothing. */
    SELLS_NOTHING,
    /** The user left it out or decided on another quantity. */
    SET_BY_USER,
    /** Cost and tax are more than it is worth by the settings, which is the limit. */
    COSTS_MORE,
    /** Nothing of the class is held, so that there is nothing to buy by. */
    NOTHING_IN_CLASS
}
