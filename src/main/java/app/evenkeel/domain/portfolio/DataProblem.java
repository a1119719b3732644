package app.evenkeel.domain.portfolio;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.ledger.Account;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Something about the data that makes a figure wrong or missing, with what would mend it.
 *
 * @param args what the sentence is about, in the order listed at the kind
 */
public record DataProblem(
        Kind kind, @Nullable Asset asset, @Nullable Account account, List<String> args) {
    public DataProblem {
        args = List.copyOf(args);
    }

    /**
     * What is wrong; the sentence is looked up by locale under {@code data-problem.KIND}, and what
     * would mend it under {@code data-problem.KIND.fix}.
     */
    public enum Kind {
        /** asset, account, quantity: the ledger lacks an acquisition. */
        NEGATIVE_HOLDING,
        /** asset: no price by that day. */
        MISSING_PRICE,
        /** asset, price date, age in days. */
        STALE_PRICE,
        /** currency pair. */
        MISSING_RATE,
        /** currency pair, currency: no rate, and no source that is asked has any of it. */
        NO_RATE_SOURCE,
        /** currency pair, rate date, age in days. */
        STALE_RATE,
        /** asset, account: deposited without a cost. */
        UNKNOWN_COST,
        /** child, parent, account, date: spun off without the cost that goes over. */
        SPIN_OFF_COST,
        /** asset, account, number of transfers, day of the first: no other side is known. */
        UNMATCHED_TRANSFER,
        /** asset, account, stated quantity, derived quantity, as-of date. */
        QUANTITY_DIFFERS,
        /** asset, account, collected quantity, derived quantity, as-of date. */
        COLLECTED_DIFFERS,
        /** asset, ratio, day: a source reported it, and it is not booked. */
        SPLIT_REPORTED,
        /** asset, ratio, day: the price changed as after a split. */
        SPLIT_SUSPECT,
        /** asset, day before, its price, day after, its price: no split or check explains it. */
        PRICE_STEP,
        /** asset, sending account, receiving account, quantity, day. */
        PROPOSED_TRANSFER,
        /** asset, how many, day of the newest. */
        HELD_PRICE,
        /** symbol, one asset, another asset. */
        REUSED_TICKER
    }
}
