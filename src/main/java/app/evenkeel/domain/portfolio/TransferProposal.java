package app.evenkeel.domain.portfolio;

import app.evenkeel.domain.ledger.TransactionId;

import java.math.BigDecimal;

/**
 * A withdrawal and a deposit that look like one move between the owner's own places.
 *
 * @param out the withdrawal, or the sending side of a transfer
 * @param in the deposit, or the arriving side of a transfer
 * @param quantity units that arrived
 * @param fee units that were sent and did not arrive; zero or more
 */
public record TransferProposal(
        TransactionId out,
        TransactionId in,
        BigDecimal quantity,
        BigDecimal fee,
        Reason reason,
        Confidence confidence) {
    /** What the two sides have in common, besides the asset and the days. */
    public enum Reason {
        /** Both name one transaction of a chain. */
        SAME_HASH,
        /** What was sent arrived whole, or less the fee that was stated. */
        SAME_QUANTITY,
        /** Somewhat less arrived than was sent, as after a network's fee. */
        LESS_A_FEE
    }

    /** How sure it is; the surest come first. */
    public enum Confidence {
        /** Taken for one move without being asked. */
        CERTAIN,
        /** The best of several that fit, or the only one with an unusual fee. */
        LIKELY,
        /** Fits, as others do. */
        POSSIBLE
    }
}
