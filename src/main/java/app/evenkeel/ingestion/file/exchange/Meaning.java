package app.evenkeel.ingestion.file.exchange;

/** What a source's word for a kind of record comes down to. */
public enum Meaning {
    /** One asset given for another; cash or coins. */
    TRADE,
    /** Came from outside; with a leg out it is one taken back. */
    DEPOSIT,
    /** Left the source, card payments included; with a leg in it is one that came back. */
    WITHDRAWAL,
    /** Moved to or from another place of the owner's, or was renamed: no external flow. */
    TRANSFER,
    /** Staking, airdrops, cashback, referrals; with a leg out it is one taken back. */
    REWARD,
    /** Interest received or paid. */
    INTEREST,
    /** A fee, or with a leg in its refund. */
    FEE,
    /** The outcome of a margin or futures position: a gain comes as a reward, a loss as a cost. */
    RESULT,
    /** Moved between pockets of one account, so that nothing held changes. */
    POCKET,
    /** Told, but failed or withdrawn: nothing moved. */
    VOID
}
