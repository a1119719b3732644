package app.evenkeel.domain.plan;

import java.util.List;

/**
 * Why something that the targets ask for is not in a plan; the sentence is looked up by locale
 * under {@code plan.dropped.CODE}.
 *
 * @param args what the sentence is about, in the order listed at the code
 */
public record DropReason(Code code, List<String> args) {
    public DropReason {
        args = List.copyOf(args);
    }

    public static DropReason of(Code code, String... args) {
        return new DropReason(code, List.of(args));
    }

    /** What stands against it. */
    public enum Code {
        /** value, least value of a trade. */
        BELOW_MINIMUM,
        /** value, value of the least quantity that is traded. */
        BELOW_LOT,
        /** value that no account has cash for. */
        NO_CASH,
        /** value whose proceeds nothing in the same account could be bought with. */
        NO_USE,
        /** none: its account or the asset itself is counted but not traded. */
        NOT_TRADED,
        /** asset: no account in the portfolio trades such assets. */
        NO_ACCOUNT,
        /** none: the mode sells nothing. */
        SELLS_NOTHING,
        /** none: the user left it out. */
        SKIPPED,
        /** cost with tax, what it is worth at most by the settings. */
        COSTS_MORE,
        /** class of which nothing is held, so that there is nothing to buy by. */
        NOTHING_IN_CLASS
    }
}
