package app.evenkeel.domain.plan;

import java.math.BigDecimal;

/**
 * Why a line is in a plan, as arithmetic on the user's own targets. Amounts are of the asset as a
 * whole, in the plan's currency; over the plan's total they are weights. The sentence is looked up
 * by locale under {@code plan.reason.CODE}.
 *
 * @param before what is held
 * @param target what the targets say
 * @param after what is held after the plan
 */
public record PlanReason(Code code, BigDecimal before, BigDecimal target, BigDecimal after) {
    /** What the line follows from. */
    public enum Code {
        /** Above its band. */
        OVER_BAND,
        /** Below its band. */
        UNDER_BAND,
        /** Above its target, and something else is bought. */
        OVER_TARGET,
        /** Below its target, and something else is sold. */
        UNDER_TARGET,
        /** Below its target, and there is cash over its own. */
        SPENDS_CASH,
        /** Above its target, and cash is needed. */
        RAISES_CASH,
        /** Its share of a contribution. */
        CONTRIBUTION,
        /** The user decided it. */
        SET_BY_USER
    }
}
