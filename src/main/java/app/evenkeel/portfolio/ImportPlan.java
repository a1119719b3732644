package app.evenkeel.portfolio;

import app.evenkeel.domain.asset.AssetId;
import app.evenkeel.domain.asset.AssetRef;
import app.evenkeel.domain.ledger.AccountId;
import app.evenkeel.domain.ledger.BatchId;
import app.evenkeel.domain.ledger.ImportBatch;
import app.evenkeel.domain.ledger.Origin;
import app.evenkeel.ingestion.file.Candidate;
import app.evenkeel.ingestion.file.FileReading;
import app.evenkeel.ingestion.file.RecognisedFile;
import app.evenkeel.ingestion.file.StatedHolding;
import app.evenkeel.ingestion.market.MarketTable;
import app.evenkeel.portfolio.matching.FileRows;
import app.evenkeel.portfolio.matching.Verdict;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A staged import as the service keeps it.
 *
 * @param files in the order in which they are applied
 * @param markets files of prices and rates, which are applied after the others
 * @param paths all that were dropped, for matching them again
 * @param reading the layouts that were known; whatever is read again is read by the same
 * @param state of the ledger that it was matched with
 */
record ImportPlan(
        FileReading reading,
        List<PlannedFile> files,
        List<PlannedMarket> markets,
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
    public AssetId typed(AssetRef ref) {
        synchronized (book) {
            return book.typed(ref);
        }
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
     * @param settling days on which its trades settle that may be restated
     */
    record PlannedFile(
            RecognisedFile file,
            String name,
            FileRows rows,
            RowFates fates,
            List<Candidate> kept,
            List<PlannedConflict> conflicts,
            List<StatedHolding> holdings,
            Set<Restatements.SettlementDay> settling,
            StagedFile summary) {
        /** Some transactions of a status, or of all, by their places in the file. */
        List<Integer> indexes(StagedRow.@Nullable Status status, int from, int most) {
            return IntStream.range(0, rows.size())
                    .filter(i -> status == null || StagedRow.Status.of(rows.verdict(i)) == status)
                    .skip(from)
                    .limit(most)
                    .boxed()
                    .toList();
        }

        boolean hasAll() {
            return kept.size() == rows.size();
        }

        /**
         * @param beside candidates that were matched with something, and are added all the same
         * @param instead those that take the place of what they were matched with
         */
        ImportBatch receipt(Instant now, long added, Set<Integer> beside, Set<Integer> instead) {
            RowTally tally =
                    fates.tally(
                            rows,
                            index ->
                                    beside.contains(index)
                                            ? Verdict.NEW
                                            : instead.contains(index)
                                                    ? Verdict.KNOWN
                                                    : rows.verdict(index),
                            holdings.isEmpty());
            return new ImportBatch(
                    BatchId.BY_HAND,
                    name,
                    file.sha256(),
                    summary.source(),
                    summary.layout(),
                    now,
                    tally.rows(),
                    added,
                    tally.known(),
                    tally.conflicting(),
                    tally.rejected(),
                    null);
        }
    }

    /**
     * A file of prices or rates.
     *
     * @param meanings of the columns of prices; none for rates
     */
    record PlannedMarket(
            String name, MarketTable table, List<PriceMeaning> meanings, StagedFile summary) {}

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

        /** What it goes by: the place of its first candidate in the file. */
        int candidate() {
            return indexes.getFirst();
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
