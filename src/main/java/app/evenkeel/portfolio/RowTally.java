package app.evenkeel.portfolio;

/**
 * What became of the data rows of one file; each row is exactly one of these. A row that is part of
 * what another one tells, as the other half of a trade, is what that one is.
 *
 * @param fresh tell what is to be added
 * @param known tell what is in the ledger already, confirm it, or say nothing new
 * @param conflicting tell what is there differently
 * @param rejected were not understood, or wait for an answer
 */
public record RowTally(long fresh, long known, long conflicting, long rejected) {
    static final RowTally NONE = new RowTally(0, 0, 0, 0);

    /** Data rows in the file. */
    public long rows() {
        return fresh + known + conflicting + rejected;
    }
}
