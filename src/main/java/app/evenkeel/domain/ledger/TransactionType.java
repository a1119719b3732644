package app.evenkeel.domain.ledger;

/** The kinds of transaction; one per permitted class of {@link Transaction}. */
public enum TransactionType {
    BUY,
    SELL,
    SWAP,
    DEPOSIT,
    WITHDRAWAL,
    TRANSFER,
    DIVIDEND,
    INTEREST,
    REWARD,
    FEE,
    TAX,
    SPLIT,
    MERGER,
    SPIN_OFF,
    CUSTODY_MOVE,
    OPENING_BALANCE
}
