package app.evenkeel.analytics.ledger;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.Fee;
import app.evenkeel.domain.ledger.Leg;
import app.evenkeel.domain.ledger.Movement;
import app.evenkeel.domain.ledger.Transaction;

import java.math.BigDecimal;

/**
 * What a transaction does to holdings: {@code + in - out}, and {@code - fee} where the fee is not
 * already inside a leg. Nothing else moves a holding.
 */
public final class Postings {
    /** Takes one change of a holding. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * @param change units, more than zero for what arrived and less for what left
         */
        void changed(AssetId asset, BigDecimal change);
    }

    private Postings() {}

    /** Visits each change that {@code transaction} makes, in the order in, out, fee. */
    public static void forEach(Transaction transaction, Visitor visitor) {
        Movement movement = transaction.movement();
        Leg in = movement.in();
        if (in != null) {
            visitor.changed(in.asset(), in.quantity());
        }
        Leg out = movement.out();
        if (out != null) {
            visitor.changed(out.asset(), out.quantity().negate());
        }
        Fee fee = movement.fee();
        if (fee != null && !fee.included() && fee.quantity().signum() != 0) {
            visitor.changed(fee.asset(), fee.quantity().negate());
        }
    }
}
