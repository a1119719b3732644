package app.evenkeel.ingestion.file;

import app.evenkeel.domain.problem.RowProblem;

/**
 * Receives what an importer reads, in file order, one call at a time. A row is named by its place,
 * as in {@link CsvRow}; it is counted by {@link #row} before anything is made of it. Every data row
 * of the file comes to something, so that nothing is dropped silently.
 */
public interface RecordSink {
    /** Counts a data row of the file. */
    void row(int place, long line);

    /** A row tells a transaction; it may tell several. */
    void transaction(int place, Candidate candidate);

    void confirmation(int place, Confirmation confirmation);

    void holding(int place, StatedHolding holding);

    /** A row was not understood, and is left out as a whole. */
    void rejected(int place, RowProblem problem);

    /** A row says together with another one what that one tells: the other half of a trade. */
    void partOf(int place, int lead);

    /** A row that by the source's own rules says nothing new: a total, a phantom row. */
    void nothingNew(int place);

    /** Something of a row, or of the whole file, that was understood with a doubt. */
    void note(RowProblem problem);
}
