package app.evenkeel.domain.plan;

import java.util.List;

/**
 * Why a line is in a plan, as arithmetic on the user's own targets; the sentence is looked up by
 * locale under {@code plan.reason.CODE}.
 *
 * @param args what the sentence is about, in the order listed at the code; percentages and amounts
 *     in plain digits
 */
public record PlanReason(Code code, List<String> args) {
    public PlanReason {
        args = List.copyOf(args);
    }

    public static PlanReason of(Code code, String... args) {
        return new PlanReason(code, List.of(args));
    }

    /** What the line follows from. */
    public enum Code {
        /** asset, weight now, target, weight after: above its band. */
        OVER_BAND,
        /** asset, weight now, target, weight after: below its band. */
        UNDER_BAND,
        /** asset, weight now, target, weight after: sold because others are bought. */
        OVER_TARGET,
        /** asset, weight now, target, weight after: bought because others are sold. */
        UNDER_TARGET,
        /** asset, target: it has cash over its target to be spent; weight now, weight after. */
        SPENDS_CASH,
        /** asset, weight now, target, weight after: sold because cash is needed. */
        RAISES_CASH,
        /** asset, target, contribution: its share of the contribution. */
        CONTRIBUTION,
        /** asset: the user decided it. */
        SET_BY_USER
    }
}
