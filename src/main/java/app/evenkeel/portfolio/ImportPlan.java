package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.RecognisedFile;
import app.evenkeel.ingestion.file.StatedHolding;
import app.evenkeel.portfolio.matching.FileRows;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

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
    @Override
    public List<AssetId> assets() {
        return book.assetIds();
    }

    @Override
    public List<AccountId> accounts() {
        return book.accountIds();
    }

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

        /**
         * @param resolved conflicts after which the incoming row is in the ledger
         */
        ImportBatch receipt(Instant now, long added, long taken, long resolved) {
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
                    conflicts.size() - resolved,
                    summary.rejected(),
                    null);
        }
    }

    /**
     * A candidate that differs from what is there, or several that restate what is there.
     *
     * @param indexes in the file
     * @param incoming the first of them
     * @param stored what is there
     * @param restated whether the incoming rows take the place of the stored ones as rows of their
     *     own; else the one stored row gets the content of the one incoming
     * @param usual what is done unless the user chooses
     */
    record PlannedConflict(
            List<Integer> indexes,
            Candidate incoming,
            List<StoredKey> stored,
            boolean restated,
            Conflict.Choice usual) {
        static PlannedConflict of(
                int index, Candidate incoming, StoredKey stored, Conflict.Choice usual) {
            return new PlannedConflict(List.of(index), incoming, List.of(stored), false, usual);
        }

        static PlannedConflict restated(
                List<Integer> indexes, Candidate incoming, List<StoredKey> stored) {
            return new PlannedConflict(
                    List.copyOf(indexes), incoming, stored, true, Conflict.Choice.TAKE_INCOMING);
        }
    }

    /** What names a transaction that is there, or that an earlier file of the drop brings. */
    record StoredKey(UUID identity, int occurrence) {
        static StoredKey of(Origin origin) {
            return new StoredKey(Objects.requireNonNull(origin.identity()), origin.occurrence());
        }
    }
}
