package app.evenkeel.analytics.valuation;

import app.evenkeel.analytics.ledger.Postings;
import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.portfolio.Scope;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Set;

/**
 * The border of what is looked at. What crosses it is a flow, and everything else performance; fees
 * are never a flow.
 *
 * <p>Outside is what {@link Timeline#isExternal} says. For a part of the portfolio, what crosses
 * its border is outside too: a transfer to or from the accounts that are looked at, and the asset
 * paid or received in a trade whose other side is not in the scope.
 */
public final class Border {
    private Border() {}

    /** Whether the legs of a transaction come from outside the scope, or go there. */
    public static boolean isCrossed(int index, Scope scope, Timeline timeline) {
        if (timeline.isExternal(index)) {
            return true;
        }
        return switch (scope) {
            case Scope.All _ -> false;
            case Scope.OneAccount one -> isPartnerOutside(index, Set.of(one.account()), timeline);
            case Scope.OnePortfolio some -> isPartnerOutside(index, some.accounts(), timeline);
            case Scope.CryptoOnly _, Scope.TraditionalOnly _ ->
                    isHalfInside(timeline.transaction(index), scope, timeline);
        };
    }

    /**
     * Visits the units within the scope that crossed its border by a transaction: more than zero
     * for what came, less for what went. A fee inside a leg did not cross it.
     */
    public static void forEachFlow(
            int index, Scope scope, Timeline timeline, Postings.Visitor visitor) {
        if (!isCrossed(index, scope, timeline)) {
            return;
        }
        Transaction transaction = timeline.transaction(index);
        Movement movement = transaction.movement();
        AccountId account = transaction.head().account();
        Leg in = movement.in();
        if (in != null && scope.contains(account, timeline.asset(in.asset()))) {
            visitor.changed(in.asset(), in.quantity().add(feeInside(movement, in)));
        }
        Leg out = movement.out();
        if (out != null && scope.contains(account, timeline.asset(out.asset()))) {
            visitor.changed(out.asset(), feeInside(movement, out).subtract(out.quantity()));
        }
    }

    private static BigDecimal feeInside(Movement movement, Leg leg) {
        Fee fee = movement.fee();
        return fee != null && fee.included() && fee.asset().equals(leg.asset())
                ? fee.quantity()
                : BigDecimal.ZERO;
    }

    private static boolean isPartnerOutside(int index, Set<AccountId> accounts, Timeline timeline) {
        int partner = timeline.partner(index);
        return partner >= 0 && !accounts.contains(timeline.transaction(partner).head().account());
    }

    private static boolean isHalfInside(Transaction transaction, Scope scope, Timeline timeline) {
        Leg in = transaction.movement().in();
        AccountId account = transaction.head().account();
        AssetId given = given(transaction);
        return in != null
                && given != null
                && scope.contains(account, timeline.asset(in.asset()))
                        != scope.contains(account, timeline.asset(given));
    }

    /** What was exchanged for what came in, if anything was. */
    private static @Nullable AssetId given(Transaction transaction) {
        if (transaction instanceof Transaction.SpinOff spinOff) {
            return spinOff.parent();
        }
        Leg out = transaction.movement().out();
        return out == null ? null : out.asset();
    }
}
