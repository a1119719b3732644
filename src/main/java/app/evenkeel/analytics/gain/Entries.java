package app.evenkeel.analytics.gain;

import app.evenkeel.analytics.ledger.Timeline;
import app.evenkeel.analytics.valuation.Border;
import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;
import app.evenkeel.domain.money.CurrencyCode;
import app.evenkeel.domain.money.Money;
import app.evenkeel.domain.portfolio.Scope;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * What each transaction did to a scope, and why. The units of all entries sum to what it did to
 * holdings: a fee or tax that is inside a leg is taken out of the leg's cause and named.
 */
final class Entries {
    private final Timeline timeline;
    private final Scope scope;
    private final CurrencyCode currency;

    /** Takes the entries of one transaction. */
    interface Visitor {
        /**
         * @param units more than zero for what arrived
         */
        void units(Cause cause, AssetId asset, BigDecimal units);

        /** An amount that changed no holding of its own, such as a tax inside a leg. */
        void money(Cause cause, BigDecimal amount, Money of);
    }

    /**
     * @param currency in which the gain is told
     */
    Entries(Timeline timeline, Scope scope, CurrencyCode currency) {
        this.timeline = timeline;
        this.scope = scope;
        this.currency = currency;
    }

    /** Visits what transaction {@code index} did to holdings of the scope. */
    void forEach(int index, Visitor visitor) {
        Transaction transaction = timeline.transaction(index);
        Movement movement = transaction.movement();
        if (Border.isCrossed(index, scope, timeline)) {
            Border.forEachFlow(
                    index,
                    scope,
                    timeline,
                    (asset, units) -> visitor.units(Cause.FLOW, asset, units));
            fee(transaction, null, visitor);
            return;
        }
        Cause cause = timeline.isExchange(index) ? Cause.CURRENCY : cause(transaction);
        int partner = timeline.partner(index);
        if (partner >= 0 && move(index, timeline.transaction(partner), cause, visitor)) {
            fee(transaction, cause, visitor);
            return;
        }
        Leg in = movement.in();
        if (in != null && contains(transaction, in.asset())) {
            visitor.units(cause, in.asset(), in.quantity());
        }
        Leg out = movement.out();
        if (out != null && contains(transaction, out.asset())) {
            visitor.units(cause, out.asset(), out.quantity().negate());
        }
        fee(transaction, cause, visitor);
        Money tax = movement.tax();
        if (tax != null && cause != Cause.TAX) {
            visitor.money(Cause.TAX, tax.amount().negate(), tax);
            visitor.money(cause, tax.amount(), tax);
        }
    }

    /**
     * One side of a move between two places of the scope. What was sent and did not arrive is the
     * sender's loss.
     *
     * @return whether it is one: the same asset leaves one place and arrives at the other
     */
    private boolean move(int index, Transaction partner, Cause cause, Visitor visitor) {
        Transaction transaction = timeline.transaction(index);
        Leg in = transaction.movement().in();
        Leg out = transaction.movement().out();
        Leg other = in != null ? partner.movement().out() : partner.movement().in();
        Leg own = in != null ? in : out;
        if (own == null || other == null || !own.asset().equals(other.asset())) {
            return false;
        }
        if (!contains(transaction, own.asset())) {
            return true;
        }
        if (in != null) {
            visitor.units(Cause.MOVE, in.asset(), in.quantity());
        } else {
            visitor.units(Cause.MOVE, own.asset(), other.quantity().negate());
            BigDecimal lost = own.quantity().subtract(other.quantity());
            if (lost.signum() != 0) {
                visitor.units(cause, own.asset(), lost.negate());
            }
        }
        return true;
    }

    /**
     * @param cause of the legs; {@code null} where they crossed the border without the fee
     */
    private void fee(Transaction transaction, @Nullable Cause cause, Visitor visitor) {
        Fee fee = transaction.movement().fee();
        if (fee == null || fee.quantity().signum() == 0 || !contains(transaction, fee.asset())) {
            return;
        }
        if (cause != null || !fee.included() || isInLeg(transaction.movement(), fee)) {
            visitor.units(Cause.FEE, fee.asset(), fee.quantity().negate());
        }
        if (cause != null && fee.included()) {
            visitor.units(cause, fee.asset(), fee.quantity());
        }
    }

    private static boolean isInLeg(Movement movement, Fee fee) {
        Leg in = movement.in();
        Leg out = movement.out();
        return (in != null && in.asset().equals(fee.asset()))
                || (out != null && out.asset().equals(fee.asset()));
    }

    private boolean contains(Transaction transaction, AssetId asset) {
        return scope.contains(transaction.head().account(), timeline.asset(asset));
    }

    private Cause cause(Transaction transaction) {
        return switch (transaction) {
            case Transaction.Buy t -> ofTrade(t.received(), t.given());
            case Transaction.Sell t -> ofTrade(t.received(), t.given());
            case Transaction.Swap t -> ofTrade(t.received(), t.given());
            case Transaction.Dividend _, Transaction.Interest _, Transaction.Reward _ ->
                    Cause.INCOME;
            case Transaction.TaxCharge _ -> Cause.TAX;
            // Of a move between own places only what was lost on the way is left over.
            case Transaction.FeeCharge t when t.isWorthlessEnd() -> Cause.PRICE;
            case Transaction.FeeCharge _,
                    Transaction.Transfer _,
                    Transaction.Deposit _,
                    Transaction.Withdrawal _ ->
                    Cause.FEE;
            case Transaction.Split _,
                    Transaction.Merger _,
                    Transaction.SpinOff _,
                    Transaction.CustodyMove _,
                    Transaction.OpeningBalance _ ->
                    Cause.PRICE;
        };
    }

    private Cause ofTrade(Leg in, Leg out) {
        return timeline.asset(in.asset()).isCash() && timeline.asset(out.asset()).isCash()
                ? Cause.CURRENCY
                : Cause.PRICE;
    }

    /** The asset whose gain or cost a transaction is: what was traded, or what paid. */
    AssetId subject(int index) {
        Transaction transaction = timeline.transaction(index);
        Movement movement = transaction.movement();
        AssetId named = movement.subject();
        if (named != null && contains(transaction, named)) {
            return named;
        }
        int exchanged = timeline.exchanged(index);
        Movement other = exchanged < 0 ? movement : timeline.transaction(exchanged).movement();
        Leg in = movement.in() != null ? movement.in() : other.in();
        Leg out = movement.out() != null ? movement.out() : other.out();
        if (in != null && out != null) {
            AssetId traded = traded(in.asset(), out.asset());
            AssetId paid = traded.equals(in.asset()) ? out.asset() : in.asset();
            return contains(transaction, traded) ? traded : paid;
        }
        if (in != null) {
            return in.asset();
        }
        if (out != null) {
            return out.asset();
        }
        throw new IllegalStateException("No leg in " + transaction.head().id().value());
    }

    /** What is not money; of two sorts of money the one in which the gain is not told. */
    private AssetId traded(AssetId in, AssetId out) {
        Asset given = timeline.asset(out);
        boolean isOwnMoney = given.isCash() && currency.equals(given.currency());
        return timeline.asset(in).isCash() && !isOwnMoney ? out : in;
    }
}
