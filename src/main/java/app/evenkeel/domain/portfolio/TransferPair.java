package app.evenkeel.domain.portfolio;

import app.evenkeel.domain.asset.Asset;
import app.evenkeel.domain.ledger.Account;
import app.evenkeel.domain.ledger.Transaction;

/** A proposed or assumed move between own accounts, with its two rows. */
public record TransferPair(
        TransferProposal proposal,
        Transaction out,
        Transaction in,
        Asset asset,
        Account from,
        Account to) {
    /** Whether it counts as one move already, unasked. */
    public boolean isAssumed() {
        return proposal.confidence() == TransferProposal.Confidence.CERTAIN;
    }
}
