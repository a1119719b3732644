package app.evenkeel.domain.ledger;

/** Names one import in the store; {@link #BY_HAND} for what the user entered. */
public record BatchId(long value) {
    public static final BatchId BY_HAND = new BatchId(0);
}
