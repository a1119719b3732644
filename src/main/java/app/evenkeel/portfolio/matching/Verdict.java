package app.evenkeel.portfolio.matching;

/** What matching found out about one candidate of a file. */
public enum Verdict {
    /** Not matched yet. */
    OPEN,
    /** Nothing stored and nothing in an earlier file is the same transaction. */
    NEW,
    /** It is in the ledger, or an earlier file of the same drop brings it. */
    KNOWN,
    /** The user deleted it from the ledger: known, and kept out. */
    DELETED,
    /** The same transaction is there with other content; the words have to be compared. */
    SUSPECT,
    /** Compared, and truly different: the user decides. */
    CONFLICT,
    /** Settled, where an earlier statement of the same trade is there: the user decides. */
    RESTATED
}
