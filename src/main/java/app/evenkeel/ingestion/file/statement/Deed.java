package app.evenkeel.ingestion.file.statement;

/** What a row of a broker's statement says was done. */
public enum Deed {
    BUY,
    SELL,
    /** A purchase or a sale, by the sign of the units. */
    TRADE,
    DIVIDEND,
    INTEREST,
    FEE,
    TAX,
    /** Money from outside or to outside, by its sign. */
    CASH,
    DEPOSIT,
    WITHDRAWAL,
    /** Money between the owner's own places. */
    TRANSFER,
    /** Free shares or free money. */
    REWARD,
    /** Units that came or went with a split, by their sign. */
    SPLIT,
    /** Units that came or went without cash, by their sign. */
    CUSTODY,
    /** Units that left for outside, or came from there by a sign of less than zero. */
    SEND,
    /** Units that came from outside, or left by a sign of less than zero. */
    RECEIVE,
    /** The position ended without cash: an option that expired or was assigned. */
    EXPIRY,
    /** Nothing that another row does not tell. */
    NOTHING
}
