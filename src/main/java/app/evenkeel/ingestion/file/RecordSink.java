package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.RowProblem;

/**
 * Receives what an importer reads, in file order, one call at a time. Every data row of the file
 * ends in at least one call, so that nothing is dropped silently.
 */
public interface RecordSink {
    void transaction(Candidate candidate);

    void confirmation(Confirmation confirmation);

    void holding(StatedHolding holding);

    /** A row that was not understood, or understood with a doubt. */
    void problem(RowProblem problem);

    /**
     * A row that by the source's own rules says nothing new: a total, a phantom row, the second row
     * of a trade that was already told.
     */
    void nothingNew(long line);

    /** Counts one data row of the file; called once per row before what is made of it. */
    void row();
}
