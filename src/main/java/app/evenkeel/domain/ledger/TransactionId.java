package app.evenkeel.domain.ledger;

/** Names one transaction in the store; {@link #NONE} until it is stored. */
public record TransactionId(long value) {
    public static final TransactionId NONE = new TransactionId(0);
}
