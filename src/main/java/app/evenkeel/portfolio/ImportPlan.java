package app.evenkeel.portfolio;

import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.RecognisedFile;
import app.evenkeel.ingestion.file.StatedHolding;
import app.evenkeel.portfolio.matching.FileRows;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A staged import as the service keeps it.
 *
 * @param files in the order in which they are applied
 * @param paths all that were dropped, for matching them again
 * @param state of the ledger that it was matched with
 */
record ImportPlan(
        List<PlannedFile> files,
        List<Path> paths,
        StagingOptions options,
        ImportBook book,
        LedgerState state)
        implements StagedImport.Plan {
    /**
     * What tells whether the ledger changed in between.
     *
     * @param revision changes published since the session began
     * @param transactions how many there are
     */
    record LedgerState(long revision, long transactions) {}

    /**
     * One file of it.
     *
     * @param name as shown; told apart where two files have the same
     * @param kept all candidates, or the first ones of a long file
     * @param holdings what it states and the store does not have yet
     */
    record PlannedFile(
            RecognisedFile file,
            String name,
            FileRows rows,
            List<Candidate> kept,
            List<PlannedConflict> conflicts,
            List<StatedHolding> holdings,
            StagedFile summary) {
        boolean hasAll() {
            return kept.size() == rows.size();
        }

        ImportBatch receipt(Instant now, long added, long taken) {
            return new ImportBatch(
                    BatchId.BY_HAND,
                    name,
                    file.sha256(),
                    summary.source(),
                    summary.layout(),
                    now,
                    summary.rows(),
                    added,
                    summary.known() + taken,
                    conflicts.size() - taken - (added - summary.added()),
                    summary.rejected(),
                    null);
        }
    }

    /**
     * A candidate that differs from what is there.
     *
     * @param index in the file
     * @param knownOccurrence with the candidate's identity, names the transaction that is there
     */
    record PlannedConflict(int index, Candidate incoming, int knownOccurrence) {}
}
